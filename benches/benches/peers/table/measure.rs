//! The rounds: every case of every row once, and between the rows a look at the machine.

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

/// Opens all cases, then goes round.
pub(crate) fn in_rounds(rows: &[Row], cases: &[Case], effort: Effort) -> Vec<Measured> {
    let open = |row: &Row| Measured::open(*row, cases, effort);
    let mut measured: Vec<Measured> = rows.iter().map(open).collect();
    for round in 0..effort.rounds {
        eprintln!("round {} of {}", round + 1, effort.rounds);
        for row in measured.iter_mut().filter(|m| round < m.row.at_most) {
            row.round();
        }
    }
    measured
}

impl Measured {
    /// A case that cannot be opened is told, and left out.
    fn open(row: Row, cases: &[Case], effort: Effort) -> Self {
        let of_this_row = cases.iter().filter(|case| case.task == row.task);
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

    /// A case that fails is told, and left out of what follows.
    fn round(&mut self) {
        self.gave.push(Look::at_machine(2).gave(2));
        let task = self.row.task.1;
        self.series.retain_mut(|series| {
            let done = series.round();
            done.inspect_err(|error| eprintln!("{task} failed for {}: {error}", series.who))
                .is_ok()
        });
    }

    pub(crate) fn of(&self, who: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.who == who)
    }
}
