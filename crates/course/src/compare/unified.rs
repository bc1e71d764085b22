//! One text, and what another has in its place, as `diff -u` writes it.

use super::pieces::pieces;
use super::{LEFT_ONLY, RIGHT_ONLY, Texts, styled};
use crate::style::FAINT;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// So many lines that are the same are shown before and after those that differ.
const AROUND: usize = 3;
/// Narrower than this nothing is made to fit.
const NARROWEST: usize = 20;

/// On a terminal each piece of a long line has the sign, so that none is taken for a line of both.
pub(super) fn shown(texts: &Texts<'_>, columns: Option<usize>) -> String {
    let diff = TextDiff::from_lines(texts.left.1, texts.right.1);
    let mut text = String::new();
    let mut line = |style, line: &str| {
        writeln!(text, "{}", styled(style, line)).expect("a string takes all");
    };
    line(LEFT_ONLY, &format!("--- {}", texts.left.0));
    line(RIGHT_ONLY, &format!("+++ {}", texts.right.0));
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        line(FAINT, &hunk.header().to_string());
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', LEFT_ONLY),
                ChangeTag::Insert => ('+', RIGHT_ONLY),
                ChangeTag::Equal => (' ', anstyle::Style::new()),
            };
            let words = change.value().trim_end();
            for words in broken(words, columns) {
                line(style, format!("{sign}{words}").trim_end());
            }
        }
    }
    text
}

/// In pieces that fit beside their sign; in a pipe as it is.
fn broken(line: &str, columns: Option<usize>) -> Vec<String> {
    match columns {
        Some(columns) => pieces(line, columns.max(NARROWEST) - 1),
        None => vec![line.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_named_and_what_differs_is_marked() {
        let texts = Texts {
            left: ("yours", "same\nmine\n"),
            right: ("theirs", "same\nother\n"),
        };
        let shown = anstream::adapter::strip_str(&shown(&texts, None)).to_string();
        assert_eq!(
            shown,
            "--- yours\n+++ theirs\n@@ -1,2 +1,2 @@\n same\n-mine\n+other\n"
        );
    }

    #[test]
    fn every_piece_of_a_long_line_has_its_sign() {
        let texts = Texts {
            left: ("yours", "let sum = numbers.sum();\n"),
            right: ("theirs", "other\n"),
        };
        let shown = |columns| {
            let shown = shown(&texts, columns);
            anstream::adapter::strip_str(&shown).to_string()
        };
        let (narrow, piped) = (shown(Some(20)), shown(None));
        assert!(
            narrow.contains("\n-let sum =\n-    numbers.sum();\n+other\n"),
            "{narrow}"
        );
        assert!(piped.contains("\n-let sum = numbers.sum();\n"), "{piped}");
    }
}
