//! What is printed of a part.

use super::{End, Outcome, Part, Parts};
use crate::output::{Colour, Output, Style};
use crate::table::seconds;
use crate::timeline::{Timeline, terminal};
use crate::wrap::{parts as fit, wrap};
use std::io;

/// Prints headings, and what came of each part.
pub(super) struct Printer {
    pub(super) output: Output,
    style: Style,
}

impl Printer {
    pub(super) fn new() -> Self {
        Self {
            output: Output::new(),
            style: Style::of_stdout(),
        }
    }

    pub(super) fn head(&mut self, parts: &Parts) -> io::Result<()> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let plural = if cores == 1 { "" } else { "s" };
        let nap = if parts.naps {
            let length = course_core::nap_length().as_secs_f64();
            format!("; a nap takes {length} s")
        } else {
            String::new()
        };
        let title = format!("{} (this machine: {cores} core{plural}{nap})", parts.title);
        self.output.result(&wrap(&title, self.style.width, 0))
    }

    /// Before the part runs: what its processes print comes below.
    pub(super) fn title(&mut self, part: &Part) -> io::Result<()> {
        let task = part
            .task
            .map_or(String::new(), |task| format!(" (task {})", task.number));
        let title = format!("{}: {}{task}", part.name, part.title);
        let title = wrap(&title, self.style.width, 2);
        self.output.result("")?;
        self.output
            .result(&self.style.paint(Colour::Strong, &title))
    }

    pub(super) fn outcome(
        &mut self,
        parts: &Parts,
        part: &Part,
        outcome: &Outcome,
        lines: &[String],
        timeline: Option<&Timeline>,
    ) -> io::Result<()> {
        match &outcome.end {
            End::Done(time) => {
                for line in lines {
                    self.output.result(&wrap(line, self.style.width, 2))?;
                }
                if let Some(timeline) = timeline.filter(|timeline| timeline.calls() > 0) {
                    self.output.result(&terminal(timeline, self.style.width))?;
                }
                let took = format!("took {} s", seconds(*time));
                self.output.result(&self.style.paint(Colour::Good, &took))
            }
            End::NotWritten(place) => {
                let what = part.task.map_or("", |task| task.what);
                let told = format!("not written yet: {what}");
                let place = format!("{}:{}", place.file, place.line);
                let hint = part.task.map_or(String::new(), |task| {
                    let exercise = parts.short_name();
                    format!(
                        "(hint: cargo course hint {exercise} --task {})",
                        task.number
                    )
                });
                let line = self.fit(&[&told, &place, &hint]);
                self.output.result(&self.style.paint(Colour::Todo, &line))
            }
            End::Failed(error) => {
                let line = self.fit(&[&format!("FAILED: {error}")]);
                self.output.result(&self.style.paint(Colour::Bad, &line))
            }
        }
    }

    /// A sentence, its lines broken to fit, after an empty line.
    pub(super) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.output.result("")?;
        if text.is_empty() {
            return Ok(());
        }
        self.output.result(&wrap(text, self.style.width, 0))
    }

    /// In a pipe a line stays a line: somebody may look for it.
    fn fit(&self, told: &[&str]) -> String {
        let width = if self.style.wrap {
            self.style.width
        } else {
            usize::MAX
        };
        fit(told, width, 2)
    }
}
