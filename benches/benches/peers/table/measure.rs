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
    /// The cases that could not start or failed on the way, and why.
    pub(crate) left_out: Vec<String>,
}

/// Opens all cases, goes round, and closes them.
pub(crate) fn in_rounds(rows: &[Row], cases: &[Case], effort: Effort) -> Vec<Measured> {
    let open = |row: &Row| Measured::open(*row, cases, effort);
    let mut measured: Vec<Measured> = rows.iter().map(open).collect();
    for round in 0..effort.rounds {
        eprintln!("round {} of {}", round + 1, effort.rounds);
        for row in measured.iter_mut().filter(|m| round < m.row.at_most) {
            if effort.looks {
                row.gave.push(Look::at_machine(2).gave(2));
            }
            row.round();
        }
    }
    let series = measured.iter_mut().flat_map(|row| &mut row.series);
    series.for_each(Series::close);
    measured
}

impl Measured {
    fn open(row: Row, cases: &[Case], effort: Effort) -> Self {
        let mut measured = Measured {
            row,
            series: Vec::new(),
            gave: Vec::new(),
            left_out: Vec::new(),
        };
        for case in cases.iter().filter(|case| case.task == row.task) {
            eprintln!("opening {}", case.id());
            match Series::open(case, effort.sample) {
                Ok(series) => measured.series.push(series),
                Err(error) => measured.left_out.push(format!("{}: {error}", case.id())),
            }
        }
        measured
    }

    fn round(&mut self) {
        let (group, task) = self.row.task;
        let mut series = std::mem::take(&mut self.series);
        series.retain_mut(|series| match series.round() {
            Ok(()) => true,
            Err(error) => {
                let left_out = format!("{group}/{task}/{}: {error}", series.who);
                self.left_out.push(left_out);
                false
            }
        });
        self.series = series;
    }

    pub(crate) fn of(&self, who: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.who == who)
    }
}
