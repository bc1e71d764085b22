//! The rounds: every case of every row once, the machine looked at in between.

use super::Effort;
use super::row::Row;
use super::series::Series;
use crate::case::Case;
use benches::Look;

/// A row, its cases, and what the machine gave two threads beside them.
pub(crate) struct Measured {
    pub(crate) row: Row,
    pub(crate) series: Vec<Series>,
    pub(crate) gave: Vec<f64>,
}

impl Measured {
    /// Opens the row's cases. One that cannot be opened is told, and left out.
    pub(crate) fn open(row: Row, cases: &[Case], effort: Effort) -> Self {
        let of_this_row = cases.iter().filter(|c| (c.group, c.task) == row.task);
        let series = of_this_row.filter_map(|case| {
            eprintln!("opening {}", case.id());
            let opened = Series::open(case, effort.sample);
            opened
                .inspect_err(|error| eprintln!("{} is left out: {error}", case.id()))
                .ok()
        });
        Measured {
            series: series.collect(),
            row,
            gave: Vec::new(),
        }
    }

    /// One round. A case that fails is told, and left out of what follows.
    pub(crate) fn round(&mut self) {
        self.gave.push(Look::at_machine(2).gave(2));
        self.series.retain_mut(|series| {
            let done = series.round();
            done.inspect_err(|error| eprintln!("{} failed: {error}", series.who))
                .is_ok()
        });
    }

    pub(crate) fn of(&self, who: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.who == who)
    }
}
