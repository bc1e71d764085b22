//! Code as it was included: without the marks of solutions and of anchors, and not indented as a whole.

use crate::markdown::{Line, anchors, lines};

/// The page with its code blocks tidied up.
pub(super) fn tidy(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut block: Option<Vec<&str>> = None;
    for line in lines(page) {
        match line {
            Line::Open(_) if is_code(line) => block = Some(Vec::new()),
            Line::Code(text) if let Some(block) = &mut block => {
                block.push(text);
                continue;
            }
            Line::Close(_) => {
                for line in tidy_block(&block.take().unwrap_or_default()) {
                    out.push_str(line);
                    out.push('\n');
                }
            }
            _ => {}
        }
        out.push_str(line.text());
        out.push('\n');
    }
    out
}

fn is_code(line: Line<'_>) -> bool {
    matches!(line.language(), Some("rust" | "python" | "toml"))
}

fn tidy_block<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut kept: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !is_mark(line))
        .collect();
    let blank = |line: &&str| line.trim().is_empty();
    while kept.last().is_some_and(blank) {
        kept.pop();
    }
    let indent = kept
        .iter()
        .filter(|line| !blank(line))
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    kept.into_iter()
        .map(|line| line.get(indent..).unwrap_or_default())
        .collect()
}

/// Lines that a solution has for the generator of starters and for the book.
fn is_mark(line: &str) -> bool {
    let text = line.trim();
    text == "// <solution>"
        || text == "// </solution>"
        || text.starts_with("//|")
        || anchors::is_mark(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_the_rest_moves_to_the_left() {
        let page = "Text.\n```rust\n    // ANCHOR: a\n    fn a() {\n        // <solution>\n        work();\n        \
                    // </solution>\n        //| todo!()\n    }\n    // ANCHOR_END: a\n\n```\n//| stays\n";
        let tidy = tidy(page);
        assert_eq!(
            tidy,
            "Text.\n```rust\nfn a() {\n    work();\n}\n```\n//| stays\n"
        );
    }

    #[test]
    fn what_a_program_printed_stays_as_it_is() {
        let page = "```text\n    indented\n\n//| bars\n```\n";
        assert_eq!(tidy(page), page);
    }
}
