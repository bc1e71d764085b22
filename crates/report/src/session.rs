//! A run of an exercise, from its first row to its exit code.

use crate::choice::{chosen, workers};
use crate::flags::Options;
use crate::machine::{Here, Machine};
use crate::measure::measure;
use crate::notes::notes;
use crate::output::Style;
use crate::panics::Panic;
use crate::printer::Printer;
use crate::rows;
use crate::run::{Run, Trouble};
use crate::table::Table;
use crate::timeline::terminal;
use crate::watch::{Watched, named, to_watch, watch};
use crate::{Clock, Exercise, Limit, Measured, Row, Runner, Size, Status, Summary, Wall};
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

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

/// Whether anything can be measured after a runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The same runner with more workers.
    Workers,
    /// Another runner: this one is not written yet.
    Runner,
    /// Nothing: this one still runs, and would disturb all others.
    Nothing,
}

impl Trouble {
    /// What its row says, and what can be measured after it.
    fn into_next(self, deadline: Duration) -> (Status, Next) {
        let next = match self {
            Self::NotWritten(_) => Next::Runner,
            Self::Failed(_) => Next::Workers,
            Self::StillRunning => Next::Nothing,
        };
        (self.into_status(deadline), next)
    }
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

    /// Every runner that was asked for, with every number of workers; each row is printed at once.
    /// False if it had to stop before the last of them.
    fn measure_all(&mut self) -> io::Result<bool> {
        let chosen = chosen(&self.exercise.runners, &self.options.runners);
        let timed: Vec<Runner> = chosen.into_iter().filter(|r| r.scene.is_none()).collect();
        if timed.is_empty() {
            return Ok(true);
        }
        self.printer.head_of_table()?;
        self.printer.output.progress("warming up ...");
        self.machine.warm_up();
        for runner in timed {
            for workers in workers(&runner, &self.options) {
                let (status, next) = self.measure(&runner, workers);
                self.add_row(&runner, workers, status)?;
                match next {
                    Next::Workers => {}
                    Next::Runner => break,
                    Next::Nothing => {
                        let sorry =
                            "The others are left out: that one still runs, and would disturb them.";
                        self.printer.output.warn(sorry);
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    /// The scenes that were asked for, unless nobody looks. False if one of them still runs.
    fn show_scenes(&mut self) -> io::Result<bool> {
        let scenes = chosen(&self.exercise.runners, &self.options.runners).into_iter();
        let scenes = scenes.filter(|r| r.scene.is_some() && self.printer.talks());
        for runner in scenes.collect::<Vec<_>>() {
            let Some(scene) = &runner.scene else { continue };
            self.printer.text("")?;
            let (status, next) = match self.one_run(&runner, 1).scene(scene) {
                Ok((sentences, panics)) => {
                    self.tell_of(runner.name, panics.first());
                    for sentence in sentences {
                        self.printer.text(&sentence)?;
                    }
                    continue;
                }
                Err(trouble) => trouble.into_next(self.options.deadline),
            };
            self.add_row(&runner, 1, status)?;
            if next == Next::Nothing {
                self.printer
                    .output
                    .warn("The rest is left out: that one still runs.");
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn add_row(&mut self, runner: &Runner, workers: usize, status: Status) -> io::Result<()> {
        let row = Row {
            runner: runner.name,
            parallel: runner.parallel,
            workers,
            tasks: self.options.size,
            task: runner.task,
            status,
        };
        rows::append(self.exercise.package, &row);
        self.printer.row(&self.exercise, &row)?;
        self.rows.push(row);
        Ok(())
    }

    fn measure(&mut self, runner: &Runner, workers: usize) -> (Status, Next) {
        self.printer
            .output
            .progress(&format!("measuring {} ...", named(runner.name, workers)));
        let run = self.one_run(runner, workers);
        let machine: Option<&mut dyn Machine> = match self.exercise.limit {
            Limit::Cores => Some(&mut self.machine),
            Limit::Waiting => None,
        };
        let mut survived = Vec::new();
        let measured: Result<_, Trouble> = measure(machine, workers, |budget| {
            let (times, panics) = run.batch(&self.clock, budget)?;
            survived.extend(panics);
            Ok(times)
        });
        self.tell_of(runner.name, survived.first());
        match measured {
            Ok(measured) => (Status::Done(self.compared(runner, measured)), Next::Workers),
            Err(trouble) => trouble.into_next(self.options.deadline),
        }
    }

    fn one_run(&self, runner: &Runner, workers: usize) -> Run {
        Run {
            runner: runner.clone(),
            size: self.options.size,
            workers,
            deadline: self.options.deadline,
        }
    }

    /// A panic that did not keep the runner from a right answer.
    fn tell_of(&mut self, runner: &str, panic: Option<&Panic>) {
        if let Some(Panic {
            message,
            file,
            line,
        }) = panic
        {
            self.printer.output.warn(&format!(
                "{runner}: the answer is right, but a thread panicked: {message}  {file}:{line}"
            ));
        }
    }

    fn compared(&self, runner: &Runner, measured: Measured) -> Measured {
        let baseline = self.rows.iter().rfind(|row| !row.parallel);
        let serial = match baseline {
            Some(row) if runner.parallel => row.measured(),
            None if runner.parallel => None,
            _ => Some(&measured),
        };
        measured.against(serial)
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
