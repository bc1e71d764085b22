//! One text, and what another has in its place, as `diff -u` writes it.

use super::{LEFT_ONLY, RIGHT_ONLY, Texts, styled};
use crate::style::FAINT;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// So many lines that are the same are shown before and after those that differ.
const AROUND: usize = 3;

pub(super) fn shown(texts: &Texts<'_>) -> String {
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
            line(style, format!("{sign}{words}").trim_end());
        }
    }
    text
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
        let shown = anstream::adapter::strip_str(&shown(&texts)).to_string();
        assert_eq!(
            shown,
            "--- yours\n+++ theirs\n@@ -1,2 +1,2 @@\n same\n-mine\n+other\n"
        );
    }
}
