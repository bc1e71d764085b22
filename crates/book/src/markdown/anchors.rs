//! Marks of a part that a page includes: `ANCHOR: name` ... `ANCHOR_END: name`.

/// Whether this line is such a mark, in a comment of any language.
pub(crate) fn is_mark(line: &str) -> bool {
    line.contains("ANCHOR:") || line.contains("ANCHOR_END:")
}

/// The lines of the part of this name, if there is one, opened and closed.
pub(crate) fn part(text: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let marks = |mark: &str, line: &str| {
        let after = line.split_once(mark).map(|(_, after)| after);
        after.is_some_and(|after| after.split_whitespace().next() == Some(name))
    };
    let from = lines.iter().position(|line| marks("ANCHOR:", line))?;
    let to = lines.iter().position(|line| marks("ANCHOR_END:", line))?;
    let inside = lines.get(from + 1..to)?.iter();
    let kept: Vec<&str> = inside.copied().filter(|line| !is_mark(line)).collect();
    Some(kept.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_part_is_what_stands_between_its_marks() {
        let text = "a\n// ANCHOR: x\nb\n  # ANCHOR: y\nc\n# ANCHOR_END: y\n// ANCHOR_END: x\n";
        assert_eq!(part(text, "x").as_deref(), Some("b\nc"));
        assert_eq!(part(text, "y").as_deref(), Some("c"));
        assert_eq!(part(text, "z"), None);
        assert_eq!(part("// ANCHOR: x\nb", "x"), None);
    }
}
