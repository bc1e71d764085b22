//! A report in each of its formats: a file each.

mod csv;
mod json;
mod markdown;
mod table;
mod wrap;

use crate::Study;
use crate::compare::Comparison;

pub use table::Style;

/// Writes a report.
pub trait Format {
    /// The speedups of one baseline.
    fn study(&self, study: &Study) -> String;
    /// The differences of two.
    fn comparison(&self, comparison: &Comparison) -> String;
}

/// For a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Table(pub Style);

/// For a page.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

/// For a spreadsheet: numbers as they are, a row a benchmark.
#[derive(Clone, Copy, Debug)]
pub struct Csv;

/// For a program.
#[derive(Clone, Copy, Debug)]
pub struct Json;
