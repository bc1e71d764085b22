//! Marks of a part that a page includes: `ANCHOR: name` ... `ANCHOR_END: name`.

/// Whether this line is such a mark, in a comment of any language.
pub(crate) fn is_mark(line: &str) -> bool {
    line.contains("ANCHOR:") || line.contains("ANCHOR_END:")
}

/// Whether `text` has a part of this name, opened and closed.
pub(crate) fn has(text: &str, name: &str) -> bool {
    let marked = |mark: &str| {
        text.lines()
            .filter_map(|line| line.split_once(mark))
            .any(|(_, rest)| rest.split_whitespace().next() == Some(name))
    };
    marked("ANCHOR:") && marked("ANCHOR_END:")
}
