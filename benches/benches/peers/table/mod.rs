//! `--table`: every case in turn, round by round, as one Markdown table.

mod machine;
mod measure;
mod memory;
mod render;
mod row;
mod series;

use crate::case::{Answer, Case};
use measure::Measured;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

/// How much is done for a table.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    rounds: usize,
    /// How long a sample is, about.
    sample: Duration,
    /// Results of an endless `imap`, in thousands.
    thousands: u64,
    /// Whether to look at the machine in each round.
    looks: bool,
}

impl Effort {
    /// For figures that count.
    pub(crate) const FULL: Self = Effort {
        rounds: 7,
        sample: Duration::from_millis(80),
        thousands: 1000,
        looks: true,
    };
    /// Each case once or twice, to see that it works.
    pub(crate) const TRIAL: Self = Effort {
        rounds: 1,
        sample: Duration::ZERO,
        thousands: 10,
        looks: false,
    };
}

/// The table, and the cases that are missing in it.
pub(crate) struct Table {
    text: String,
    pub(crate) left_out: Vec<String>,
}

/// Measures everything. `python` is the version of the one that takes part.
pub(crate) fn table(cases: &[Case], effort: Effort, python: Option<&str>) -> Table {
    eprintln!("memory");
    let memory = memory::lines(python.is_some(), effort);
    let sets = row::sets();
    let in_rounds = |set: &Vec<_>| measure::in_rounds(set, cases, effort);
    let measured: Vec<Measured> = sets.iter().flat_map(in_rounds).collect();
    let lines: String = measured.iter().map(render::line).collect();
    let facts = machine::facts(python, &measured);
    let head = render::head();
    Table {
        text: format!("{facts}\n\n{head}{lines}{memory}"),
        left_out: measured.into_iter().flat_map(|row| row.left_out).collect(),
    }
}

/// To the terminal, and into the file if there is one.
pub(crate) fn publish(table: Table, into: Option<&Path>) -> Answer<()> {
    let mut text = table.text;
    for case in table.left_out {
        writeln!(text, "\nLeft out: {case}.")?;
    }
    println!("{text}");
    if let Some(file) = into {
        benches::write_section(file, "speed", &text)?;
    }
    Ok(())
}
