//! For a page.

use super::{Format, Markdown};
use crate::Study;
use crate::compare::Comparison;
use crate::grid::Grid;
use crate::{shortened, study};
use std::fmt::Write;

impl Format for Markdown {
    fn study(&self, study: &Study) -> String {
        let mut parts = vec![list(&study.machine)];
        parts.extend(study.groups.iter().map(|group| grid(&group.grid())));
        parts.push(list(&study::legend(&study.groups)));
        parts.push(list(&shortened(&study.remarks)));
        joined(parts)
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        joined(vec![
            grid(&comparison.grid()),
            list(&comparison.summary()),
            list(&shortened(&comparison.remarks)),
        ])
    }
}

fn joined(mut parts: Vec<String>) -> String {
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn grid(grid: &Grid) -> String {
    let mut text = format!("### {}\n\n", escaped(&grid.title));
    let titles = grid.columns.iter().map(|column| column.title.to_owned());
    text.push_str(&row(titles));
    let lines = grid.columns.iter().map(|column| {
        let line = if column.number { "---:" } else { "---" };
        line.to_owned()
    });
    text.push_str(&row(lines));
    for cells in &grid.rows {
        text.push_str(&row(cells.iter().map(|cell| escaped(&cell.text))));
    }
    if !grid.notes.is_empty() {
        text.push('\n');
        text.push_str(&list(&grid.notes));
    }
    text
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn list(sentences: &[String]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        let _ = writeln!(text, "- {}", escaped(sentence));
    }
    text
}

/// A name cannot end its cell, begin a tag, or become emphasis.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '|' | '*' | '_' | '<' | '`' | '[' | ']' | '\\' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
