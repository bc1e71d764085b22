//! Two texts in two columns, with what belongs together in one row.

use super::pieces::pieces;
use super::{LEFT_ONLY, RIGHT_ONLY, Texts, styled};
use crate::style::FAINT;
use anstyle::Style;
use similar::{DiffOp, TextDiff};
use std::fmt::Write as _;

const BETWEEN: &str = " │ ";

pub(super) fn shown(texts: &Texts<'_>, columns: usize) -> String {
    let width = (columns - BETWEEN.chars().count()) / 2;
    let left: Vec<_> = texts.left.1.lines().collect();
    let right: Vec<_> = texts.right.1.lines().collect();
    let mut rows = Rows {
        width,
        text: String::new(),
    };
    let bold = Style::new().bold();
    rows.row((texts.left.0, bold), (texts.right.0, bold));
    let line = "─".repeat(width);
    rows.row((&line, FAINT), (&line, FAINT));
    for op in TextDiff::from_slices(&left, &right).ops() {
        let plain = Style::new();
        let (one, other) = (&left[op.old_range()], &right[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => rows.side_by_side((one, plain), (other, plain)),
            _ => rows.side_by_side((one, LEFT_ONLY), (other, RIGHT_ONLY)),
        }
    }
    rows.text
}

struct Rows {
    width: usize,
    text: String,
}

impl Rows {
    fn side_by_side(&mut self, left: (&[&str], Style), right: (&[&str], Style)) {
        for number in 0..left.0.len().max(right.0.len()) {
            let one = left.0.get(number).unwrap_or(&"");
            let other = right.0.get(number).unwrap_or(&"");
            self.row((one, left.1), (other, right.1));
        }
    }

    /// A line of each. One that is too long for its column goes on in the next row.
    fn row(&mut self, left: (&str, Style), right: (&str, Style)) {
        let (one, other) = (pieces(left.0, self.width), pieces(right.0, self.width));
        for number in 0..one.len().max(other.len()) {
            let piece = |pieces: &[String]| pieces.get(number).cloned().unwrap_or_default();
            let (one, other) = (piece(&one), piece(&other));
            let space = " ".repeat(self.width - one.chars().count());
            let (one, other) = (styled(left.1, &one), styled(right.1, &other));
            let between = styled(FAINT, BETWEEN);
            writeln!(self.text, "{one}{space}{between}{other}").expect("a string takes all");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(left: &str, right: &str, columns: usize) -> Vec<String> {
        let texts = Texts {
            left: ("yours", left),
            right: ("reference", right),
        };
        let shown = anstream::adapter::strip_str(&shown(&texts, columns)).to_string();
        shown
            .lines()
            .skip(2)
            .map(|row| row.trim_end().to_owned())
            .collect()
    }

    #[test]
    fn what_is_the_same_stands_in_one_row_whatever_stands_before_it() {
        let rows = rows("a\nend\n", "b\nc\nend\n", 23);
        assert_eq!(
            rows,
            ["a          │ b", "           │ c", "end        │ end"]
        );
    }

    #[test]
    fn a_long_line_goes_on_in_the_next_row() {
        let rows = rows("let a = b;\n", "let longer = b;\n", 23);
        assert_eq!(rows, ["let a = b; │ let longer", "           │     = b;"]);
    }
}
