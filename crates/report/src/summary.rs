//! All that happened in a run, for those who say something about it.

use crate::{Row, Status};

/// What a run showed.
#[derive(Clone, Copy, Debug)]
pub struct Summary<'a> {
    /// Where the answers are written, as the exercise says.
    pub source: &'static str,
    /// Every row, in the order of the table.
    pub rows: &'a [Row],
    /// What was seen from inside, of the runners that were watched.
    pub seen: &'a [Seen],
    /// Cores that this program may use.
    pub cores: usize,
}

/// Who did the work, as the work itself tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The runner.
    pub runner: &'static str,
    /// How many workers it was asked to use.
    pub asked: usize,
    /// How many made a call.
    pub workers: usize,
    /// The most that were inside a call at once.
    pub at_once: usize,
    /// How many calls were made.
    pub calls: usize,
}

impl Seen {
    /// Whether at least half of the workers had nothing to do. (One or two of many may be late
    /// without anybody's fault, above all where there are more of them than cores.)
    pub fn left_workers_idle(&self) -> bool {
        self.calls >= self.asked && 0 < self.workers && self.workers * 2 <= self.asked
    }
}

impl<'a> Summary<'a> {
    /// The parallel runners that have a speedup, each with its best number of workers, in the order
    /// of the table.
    pub fn best(&self) -> Vec<&'a Row> {
        let mut best: Vec<&Row> = Vec::new();
        for row in self
            .rows
            .iter()
            .filter(|row| row.parallel && row.speedup().is_some())
        {
            match best.iter_mut().find(|other| other.runner == row.runner) {
                None => best.push(row),
                Some(other) if other.speedup() < row.speedup() => *other = row,
                Some(_) => {}
            }
        }
        best
    }

    /// The runners that came to a `todo!`.
    pub fn not_written(&self) -> Vec<&'a Row> {
        let unwritten = |row: &&Row| matches!(row.status, Status::NotWritten(_));
        self.rows.iter().filter(unwritten).collect()
    }

    /// Whether a runner returned a wrong answer or none.
    pub fn has_failed(&self) -> bool {
        self.rows
            .iter()
            .any(|row| matches!(row.status, Status::Failed(_)))
    }

    /// What was seen of the runner, if it was watched.
    pub fn seen(&self, runner: &str) -> Option<&'a Seen> {
        self.seen.iter().find(|seen| seen.runner == runner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Measured, Place};
    use std::time::Duration;

    fn row(runner: &'static str, workers: usize, speedup: f64) -> Row {
        let measured = Measured {
            time: Duration::ZERO,
            fastest: Duration::ZERO,
            runs: 1,
            speedup: Some(speedup),
            machine: None,
            used: None,
            one_thread: None,
        };
        let status = Status::Done(measured);
        Row {
            runner,
            parallel: runner != "serial",
            workers,
            tasks: 10,
            task: None,
            status,
        }
    }

    #[test]
    fn each_parallel_runner_has_its_best_row() {
        let mut rows = vec![
            row("serial", 1, 1.0),
            row("pool", 1, 0.9),
            row("pool", 2, 1.8),
            row("pool", 4, 1.7),
        ];
        rows.push(Row {
            status: Status::NotWritten(Place {
                file: String::new(),
                line: 1,
            }),
            ..row("rayon", 1, 0.0)
        });
        let summary = Summary {
            source: "",
            rows: &rows,
            seen: &[],
            cores: 2,
        };
        let best: Vec<_> = summary
            .best()
            .iter()
            .map(|row| (row.runner, row.workers))
            .collect();
        assert_eq!(best, [("pool", 2)]);
        assert_eq!(summary.not_written().len(), 1);
        assert!(!summary.has_failed());
    }

    #[test]
    fn a_few_late_workers_are_not_idle_ones() {
        let seen = |asked, workers| Seen {
            runner: "pool",
            asked,
            workers,
            at_once: workers,
            calls: 100,
        };
        assert!(seen(2, 1).left_workers_idle() && seen(4, 2).left_workers_idle());
        assert!(!seen(4, 3).left_workers_idle() && !seen(64, 63).left_workers_idle());
        assert!(!seen(1, 1).left_workers_idle());
        let too_few_tasks = Seen {
            calls: 3,
            ..seen(4, 1)
        };
        assert!(!too_few_tasks.left_workers_idle());
    }
}
