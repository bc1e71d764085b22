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
    /// The share of those cores that became speedup: the speedup divided by `machine`, with the
    /// serial time taken at the speed that a single thread had at the same time as this runner, and
    /// not when the serial runner was timed. `None` if one of them is not known.
    pub used: Option<f64>,
    /// What the machine's loop took one thread at the same time: tells whether the machine was as
    /// fast as when the serial runner was timed.
    pub one_thread: Option<Duration>,
}

impl Measured {
    pub(crate) fn against(self, serial: Option<&Self>) -> Self {
        let Some(serial) = serial else { return self };
        let times = speedup(serial.time, self.time);
        // A time of zero has none.
        let speedup = times.is_finite().then_some(times);
        let used = speedup
            .zip(self.machine)
            .zip(self.one_thread.zip(serial.one_thread));
        Self {
            speedup,
            used: used.map(|((speedup, machine), (now, then))| {
                speedup / machine * now.as_secs_f64() / then.as_secs_f64()
            }),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(time: u64, machine: f64, one_thread: u64) -> Measured {
        Measured {
            time: Duration::from_millis(time),
            fastest: Duration::ZERO,
            runs: 1,
            speedup: None,
            machine: Some(machine),
            used: None,
            one_thread: Some(Duration::from_millis(one_thread)),
        }
    }

    #[test]
    fn all_that_the_machine_gave_is_used() {
        let compared = measured(30, 2.0, 25).against(Some(&measured(60, 1.0, 25)));
        assert_eq!((compared.speedup, compared.used), (Some(2.0), Some(1.0)));
    }

    #[test]
    fn a_core_that_was_taken_away_is_not_the_runners_fault() {
        let compared = measured(60, 1.0, 25).against(Some(&measured(60, 1.0, 25)));
        assert_eq!((compared.speedup, compared.used), (Some(1.0), Some(1.0)));
    }

    #[test]
    fn a_machine_that_slowed_down_is_not_either() {
        let compared = measured(60, 2.0, 50).against(Some(&measured(60, 1.0, 25)));
        assert_eq!((compared.speedup, compared.used), (Some(1.0), Some(1.0)));
    }

    #[test]
    fn without_a_serial_time_there_is_no_speedup() {
        assert_eq!(measured(60, 2.0, 50).against(None).speedup, None);
        assert_eq!(
            measured(0, 2.0, 50)
                .against(Some(&measured(0, 1.0, 25)))
                .speedup,
            None
        );
    }
}
