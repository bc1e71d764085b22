//! A run of an exercise, from its first row to its exit code.

mod measuring;

use crate::choice::workers;
use crate::flags::Options;
use crate::machine::{Here, Machine};
use crate::notes::notes;
use crate::output::Style;
use crate::printer::Printer;
use crate::table::Table;
use crate::timeline::terminal;
use crate::watch::{Watched, to_watch, watch};
use crate::{Clock, Exercise, Limit, Row, Runner, Size, Summary, Wall};
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

/// One run, and what is known of it so far.
pub(crate) struct Session {
    exercise: Exercise,
    options: Options,
    clock: Arc<dyn Clock>,
    machine: Here,
    pub(crate) printer: Printer,
    rows: Vec<Row>,
    watched: Watched,
}

impl Session {
    pub(crate) fn new(exercise: Exercise, options: Options) -> Self {
        let clock: Arc<dyn Clock> = Arc::new(Wall::start());
        let machine = Here::new(Arc::clone(&clock));
        let table = table(&exercise, &options, machine.cores());
        Self {
            exercise,
            printer: Printer::new(options.format, table),
            options,
            clock,
            machine,
            rows: Vec::new(),
            watched: Watched::default(),
        }
    }

    /// All of it. The errors are those of stdout.
    pub(crate) fn run(&mut self) -> io::Result<ExitCode> {
        self.print_head()?;
        let all = self.show_scenes()? && self.measure_all()?;
        if all {
            self.watch();
        }
        self.print_timeline()?;
        self.print_notes()?;
        let saved = self.save_timeline();
        Ok(if saved && !self.summary().has_failed() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn summary(&self) -> Summary<'_> {
        Summary {
            source: self.exercise.source,
            rows: &self.rows,
            seen: &self.watched.seen,
            cores: self.machine.cores(),
        }
    }

    fn print_head(&mut self) -> io::Result<()> {
        let Size { flag, .. } = self.exercise.size;
        let cores = self.machine.cores();
        let plural = if cores == 1 { "" } else { "s" };
        let title = self.exercise.title;
        let size = self.options.size;
        self.printer.head(&format!(
            "{title} ({size} {flag}; this machine: {cores} core{plural})"
        ))
    }

    /// Runs finished runners once more, to see who does what: for the file, or for a person.
    fn watch(&mut self) {
        let for_file = self.options.timeline.is_some();
        if for_file || self.printer.talks() {
            let telling = self.telling();
            let mut rows = to_watch(&self.rows, for_file);
            // Unasked nobody waits for what will not be printed.
            rows.retain(|row| for_file || telling.is_empty() || telling.contains(&row.runner));
            self.watched = watch(&rows, self.exercise.work, &mut self.printer);
        }
    }

    fn print_timeline(&mut self) -> io::Result<()> {
        for timeline in self.watched.to_print(&self.telling()) {
            let heading = format!(
                "Who did what when: {}, run once more and watched, which slows it down",
                timeline.title
            );
            let drawn = terminal(timeline, self.printer.width());
            self.printer.paragraph(&heading)?;
            self.printer.lines(&drawn)?;
        }
        Ok(())
    }

    /// The runners whose timelines are what the exercise is about.
    fn telling(&self) -> Vec<&'static str> {
        let telling = |runner: &&Runner| runner.telling;
        let runners = self.exercise.runners.iter().filter(telling);
        runners.map(|runner| runner.name).collect()
    }

    /// False if there should be a file, and is none.
    fn save_timeline(&mut self) -> bool {
        let Some(target) = &self.options.timeline else {
            return true;
        };
        let Watched {
            timelines,
            failures,
            ..
        } = &self.watched;
        target.draw(self.exercise.title, timelines, &mut self.printer.output) && *failures == 0
    }

    fn print_notes(&mut self) -> io::Result<()> {
        for note in notes(&self.exercise, &self.summary()) {
            self.printer.paragraph(&note)?;
        }
        Ok(())
    }
}

fn table(exercise: &Exercise, options: &Options, cores: usize) -> Table {
    let names = exercise
        .runners
        .iter()
        .map(|runner| runner.name.len())
        .max();
    let counts = exercise.runners.iter().flat_map(|r| workers(r, options));
    let workers = counts.max().unwrap_or(1);
    let probed = exercise.limit == Limit::Cores;
    Table {
        style: Style::of_stdout(),
        names: names.unwrap_or(0),
        full: if probed { workers.min(cores) } else { workers } as f64,
        cores,
        machine: probed,
    }
}
