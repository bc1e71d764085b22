//! Prints the results in the format that was asked for.

use crate::flags::Format;
use crate::output::Output;
use crate::table::Table;
use crate::wrap::wrap;
use crate::{Exercise, Row, Status, json};
use std::io;

/// Prints rows, and what else there is to say if a person reads it.
pub(crate) struct Printer {
    pub(crate) output: Output,
    format: Format,
    table: Table,
    last: Option<Row>,
}

impl Printer {
    pub(crate) fn new(format: Format, table: Table) -> Self {
        Self {
            output: Output::new(),
            format,
            table,
            last: None,
        }
    }

    /// Columns to print in.
    pub(crate) fn width(&self) -> usize {
        self.table.style.width
    }

    /// Whether anything but rows is printed.
    pub(crate) fn talks(&self) -> bool {
        self.format == Format::Table
    }

    pub(crate) fn head(&mut self, title: &str) -> io::Result<()> {
        if !self.talks() {
            return Ok(());
        }
        self.output.result(&wrap(title, self.width(), 0))
    }

    pub(crate) fn head_of_table(&mut self) -> io::Result<()> {
        self.lines(&self.table.header())
    }

    pub(crate) fn row(&mut self, exercise: &Exercise, row: &Row) -> io::Result<()> {
        let line = match self.format {
            Format::Json => json::line(exercise.package, row),
            Format::Table if self.is_told_already(row) => self.table.as_before(row),
            Format::Table => {
                let hint = row.task.map(|task| exercise.hint(&task));
                self.table.row(row, hint.as_deref())
            }
        };
        self.last = Some(row.clone());
        self.output.result(&line)
    }

    /// Whether the row before failed in the same words, or lacks the same task, which nobody wants
    /// to read again.
    fn is_told_already(&self, row: &Row) -> bool {
        let Some(last) = self.last.as_ref().filter(|last| last.status == row.status) else {
            return false;
        };
        match row.status {
            Status::Done(_) => false,
            // In the same place.
            Status::NotWritten(_) => true,
            Status::Failed(_) => last.runner == row.runner,
        }
    }

    /// Sentences, their lines broken to fit, after an empty line.
    pub(crate) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.lines(&self.wrapped(text))
    }

    /// The same without the empty line.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        if !self.talks() {
            return Ok(());
        }
        self.output.result(&self.wrapped(text))
    }

    fn wrapped(&self, text: &str) -> String {
        let lines: Vec<String> = text
            .lines()
            .map(|line| wrap(line, self.width(), 0))
            .collect();
        lines.join("\n")
    }

    /// Lines as they are, after an empty one.
    pub(crate) fn lines(&mut self, text: &str) -> io::Result<()> {
        if !self.talks() {
            return Ok(());
        }
        self.output.result("")?;
        self.output.result(text)
    }
}
