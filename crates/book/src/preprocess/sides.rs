//! Python and Rust side by side: what stands between `<!-- sides -->` and `<!-- /sides -->`.
//!
//! Columns where there is room and one under the other where there is none, by the style sheet alone: so it is the
//! same for the keyboard, on paper, and without scripts.

use crate::markdown::{Line, lines};
use crate::trouble::Trouble;
use std::fmt::Write;

const OPEN: &str = "<!-- sides -->";
const CLOSE: &str = "<!-- /sides -->";

/// The page, with each such pair in a frame of its own.
pub(super) fn put_side_by_side(page: &str) -> Result<String, Trouble> {
    let mut out = String::with_capacity(page.len());
    let mut inside = false;
    for (number, line) in lines(page).enumerate() {
        match line {
            Line::Prose(text) if text.trim() == OPEN && !inside => {
                inside = true;
                out.push_str("\n<div class=\"sides\">\n");
            }
            Line::Prose(text) if text.trim() == CLOSE && inside => {
                inside = false;
                out.push_str("</div>\n\n");
            }
            Line::Prose(text) if text.trim() == OPEN || text.trim() == CLOSE => {
                return Err(Trouble::failed(format!(
                    "`{}` in line {} (of the page with its included files) has no partner",
                    text.trim(),
                    number + 1
                )));
            }
            Line::Open(text) if inside => {
                let name = name(line.language().unwrap_or_default());
                let _ = write!(
                    out,
                    "<div class=\"side\" role=\"group\" aria-label=\"{name}\">\n<p class=\"side-name\">{name}</p>\n\n{text}\n"
                );
            }
            Line::Close(text) if inside => {
                let _ = write!(out, "{text}\n\n</div>\n");
            }
            _ => {
                out.push_str(line.text());
                out.push('\n');
            }
        }
    }
    if inside {
        return Err(Trouble::failed(format!("`{OPEN}` without `{CLOSE}`")));
    }
    Ok(out)
}

fn name(language: &str) -> &str {
    match language {
        "python" => "Python",
        "rust" => "Rust",
        "console" => "Terminal",
        "text" => "Output",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_block_of_a_pair_says_its_language() {
        let page =
            "<!-- sides -->\n```python\nx = 1\n```\n```rust\nlet x = 1;\n```\n<!-- /sides -->\n";
        let html = put_side_by_side(page).expect("a pair");
        assert_eq!(html.matches("<div class=\"side\"").count(), 2);
        assert_eq!(html.matches("</div>").count(), 3);
        assert!(html.contains("aria-label=\"Python\""), "{html}");
        assert!(
            html.contains(">Rust</p>\n\n```rust\nlet x = 1;\n```\n"),
            "{html}"
        );
    }

    #[test]
    fn half_a_pair_is_refused() {
        for page in [
            "<!-- sides -->\n",
            "<!-- /sides -->\n",
            "<!-- sides -->\n<!-- sides -->\n",
        ] {
            assert!(put_side_by_side(page).is_err(), "{page}");
        }
        assert!(put_side_by_side("```text\n<!-- sides -->\n```\n").is_ok());
    }
}
