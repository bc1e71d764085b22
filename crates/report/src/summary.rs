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
