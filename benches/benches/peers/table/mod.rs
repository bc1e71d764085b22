//! `--table`: every case in turn, round by round, as one Markdown table.

mod file;
mod machine;
mod measure;
mod memory;
mod render;
mod row;
mod series;

use crate::case::{Answer, Case};
use std::path::Path;
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
    /// Each case once or twice, to see that it works.
    pub(crate) const TRIAL: Self = Effort {
        rounds: 1,
        sample: Duration::ZERO,
    };
}

/// Measures everything; the table is the answer. `python` is the version of the one that takes part.
pub(crate) fn table(cases: &[Case], effort: Effort, python: Option<&str>) -> String {
    eprintln!("memory");
    let memory = [
        memory::idle_workers(python.is_some()),
        memory::of_the_parent(
            "a million empty tasks in one `map`",
            "scale/million/multiprocess",
        ),
        memory::of_the_parent(
            "a million results of an endless `imap`",
            "scale/endless/multiprocess",
        ),
    ];
    let measured = measure::in_rounds(&row::rows(), cases, effort);
    let lines: String = measured.iter().map(render::line).collect();
    format!(
        "{}\n\n{}{lines}{}",
        machine::facts(python, &measured),
        render::head(),
        memory.concat()
    )
}

/// To the terminal, and into the file if there is one.
pub(crate) fn publish(table: &str, into: Option<&Path>) -> Answer<()> {
    println!("{table}");
    into.map_or(Ok(()), |path| file::write(path, table))
}
