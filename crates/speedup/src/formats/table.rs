//! For a terminal.

use super::wrap::wrap;
use super::{Format, Table};
use crate::Study;
use crate::compare::Comparison;
use crate::grid::{Cell, Grid, Tone};
use crate::shortened;
use crate::study;

/// What the terminal is like.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns.
    pub width: usize,
    /// Whether it shows colours.
    pub colours: bool,
    /// Whether text below the tables is broken to fit. Not in a pipe, where somebody may look for a line.
    pub wrap: bool,
}

impl Format for Table {
    fn study(&self, study: &Study) -> String {
        let mut parts = Vec::new();
        if !study.machine.is_empty() {
            parts.push(self.lines(&study.machine));
        }
        parts.extend(study.groups.iter().map(|group| self.grid(group.grid())));
        parts.push(self.lines(&study::legend(&study.groups)));
        if !study.remarks.is_empty() {
            parts.push(self.remarks(&study.remarks));
        }
        parts.join("\n\n")
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let mut parts = vec![
            self.grid(comparison.grid()),
            self.lines(&comparison.summary()),
        ];
        if !comparison.remarks.is_empty() {
            parts.push(self.remarks(&comparison.remarks));
        }
        parts.join("\n\n")
    }
}

/// Between two columns; and where there is little room.
const GAPS: [usize; 2] = [2, 1];

impl Table {
    fn grid(&self, mut grid: Grid) -> String {
        let left_out = self.fit(&mut grid);
        let [mut gap, narrow] = GAPS;
        if self.0.wrap && total(&grid.widths(), gap) > self.0.width {
            squeeze(&mut grid);
            gap = narrow;
        }
        let widths = grid.widths();
        let title = self.paint("1", &grid.title);
        let header = grid.columns.iter().map(|column| Cell::from(column.title));
        let header = self.row(&grid, &header.collect::<Vec<_>>(), &widths, gap);
        let mut lines = vec![title, header];
        lines.extend(
            grid.rows
                .iter()
                .map(|row| self.row(&grid, row, &widths, gap)),
        );
        let mut notes = grid.notes.clone();
        if !left_out.is_empty() {
            notes.push(format!(
                "Left out, as there are {} columns only: {}.",
                self.0.width,
                left_out.join(", ")
            ));
        }
        if !notes.is_empty() {
            lines.push(self.lines(&notes));
        }
        lines.join("\n")
    }

    /// Takes columns out until the rest fits. In a pipe all stay.
    fn fit(&self, grid: &mut Grid) -> Vec<&'static str> {
        let mut left_out = Vec::new();
        while self.0.wrap && total(&grid.widths(), GAPS[0]) > self.0.width {
            let columns = grid.columns.iter().enumerate();
            let Some((index, column)) = columns.max_by_key(|(_, column)| column.dispensable) else {
                break;
            };
            if column.dispensable == 0 {
                break;
            }
            left_out.push(grid.remove(index).title);
        }
        left_out
    }

    fn row(&self, grid: &Grid, row: &[Cell], widths: &[usize], gap: usize) -> String {
        let cells = row.iter().zip(&grid.columns).zip(widths);
        let cells = cells.map(|((cell, column), width)| {
            let padding = " ".repeat(width.saturating_sub(cell.text.chars().count()));
            let text = self.toned(cell);
            if column.number {
                format!("{padding}{text}")
            } else {
                format!("{text}{padding}")
            }
        });
        let line = cells.collect::<Vec<_>>().join(&" ".repeat(gap));
        line.trim_end().to_owned()
    }

    fn toned(&self, cell: &Cell) -> String {
        match cell.tone {
            Tone::Plain => cell.text.clone(),
            Tone::Good => self.paint("32", &cell.text),
            Tone::Bad => self.paint("31", &cell.text),
            Tone::Doubtful => self.paint("33", &cell.text),
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if !self.0.colours || text.is_empty() {
            return text.to_owned();
        }
        format!("\x1b[{code}m{text}\x1b[0m")
    }

    fn lines(&self, sentences: &[String]) -> String {
        let width = if self.0.wrap {
            self.0.width
        } else {
            usize::MAX
        };
        let lines: Vec<String> = sentences.iter().map(|line| wrap(line, width)).collect();
        lines.join("\n")
    }

    fn remarks(&self, remarks: &[String]) -> String {
        format!(
            "Not everything could be read:\n{}",
            self.lines(&shortened(remarks))
        )
    }
}

/// Intervals in fewer letters: the last that can be done for room.
fn squeeze(grid: &mut Grid) {
    for column in &mut grid.columns {
        column.title = column.title.trim_start_matches("95% ");
    }
    for cell in grid.rows.iter_mut().flatten() {
        cell.text = cell.text.replace(" to ", "–");
    }
}

fn total(widths: &[usize], gap: usize) -> usize {
    widths.iter().sum::<usize>() + gap * widths.len().saturating_sub(1)
}
