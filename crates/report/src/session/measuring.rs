//! The rows of a session: each runner that was asked for, with each number of workers.

use super::Session;
use crate::choice::{chosen, workers};
use crate::machine::Machine;
use crate::measure::measure;
use crate::panics::Panic;
use crate::rows;
use crate::run::{Run, Trouble};
use crate::watch::named;
use crate::{Limit, Measured, Row, Runner, Status};
use std::io;
use std::time::Duration;

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
    /// Every runner that was asked for, with every number of workers; each row is printed at once.
    /// False if it had to stop before the last of them.
    pub(super) fn measure_all(&mut self) -> io::Result<bool> {
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
    pub(super) fn show_scenes(&mut self) -> io::Result<bool> {
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
}
