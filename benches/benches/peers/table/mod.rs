//! `--table`: every case in turn, round by round, as one Markdown table.

mod measure;
mod render;
mod row;
mod series;

use crate::case::Case;
use measure::Measured;
use std::time::Duration;

/// How much is done for a table.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    rounds: usize,
    sample: Duration,
}

impl Effort {
    /// For figures that count.
    pub(crate) const FULL: Self = Effort {
        rounds: 7,
        sample: Duration::from_millis(80),
    };
}

/// Measures everything; the table is the answer.
pub(crate) fn table(cases: &[Case], effort: Effort) -> String {
    let mut measured: Vec<Measured> = row::rows()
        .into_iter()
        .map(|row| Measured::open(row, cases, effort))
        .collect();
    for round in 0..effort.rounds {
        eprintln!("round {} of {}", round + 1, effort.rounds);
        for row in measured.iter_mut().filter(|m| round < m.row.at_most) {
            row.round();
        }
    }
    let mut text = render::head();
    for row in &measured {
        text.push_str(&render::line(row));
    }
    text
}
