//! What became of a runner: one row of the report.

use crate::{Task, speedup};
use std::time::Duration;

/// One runner with one number of workers.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The runner's name.
    pub runner: &'static str,
    /// Whether it is a parallel one.
    pub parallel: bool,
    /// How many workers it was asked to use.
    pub workers: usize,
    /// How much work there was.
    pub tasks: u64,
    /// The student's task, if this runner is one.
    pub task: Option<Task>,
    /// How it ended.
    pub status: Status,
}

/// How a runner ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Its answers were right, and took so long.
    Done(Measured),
    /// It came to a `todo!`.
    NotWritten(Place),
    /// It returned an error or a wrong answer, panicked, or did not return in time.
    Failed(String),
}

/// Where in the source something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the root of the workspace.
    pub file: String,
    /// From 1.
    pub line: u32,
}

/// What was measured of a runner whose answers were right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The median of its runs.
    pub time: Duration,
    /// The fastest of its runs.
    pub fastest: Duration,
    /// How often it was run.
    pub runs: usize,
    /// How many times faster than the serial runner, by the medians; `None` if there is no serial time.
    pub speedup: Option<f64>,
    /// How many cores the machine gave to as many threads at the same time; `None` if that was not
    /// looked at.
    pub machine: Option<f64>,
    /// What the machine's loop took one thread at the same time: tells whether the machine was as
    /// fast as when the serial runner was timed.
    pub one_thread: Option<Duration>,
}

impl Measured {
    /// The share of what the machine gave that was turned into speedup.
    pub fn used(&self) -> Option<f64> {
        Some(self.speedup? / self.machine?)
    }

    pub(crate) fn against(self, serial: Option<Duration>) -> Self {
        Self {
            // A time of zero has none.
            speedup: serial
                .map(|serial| speedup(serial, self.time))
                .filter(|times| times.is_finite()),
            ..self
        }
    }
}

impl Row {
    /// What was measured, if the answers were right.
    pub fn measured(&self) -> Option<&Measured> {
        match &self.status {
            Status::Done(measured) => Some(measured),
            Status::NotWritten(_) | Status::Failed(_) => None,
        }
    }

    /// How many times faster than the serial runner it was, if that is known.
    pub fn speedup(&self) -> Option<f64> {
        self.measured()?.speedup
    }
}
