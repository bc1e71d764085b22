//! Breaks text into lines.

/// Breaks `text` between words into lines of at most `width` columns, all but the first indented.
/// A word that is longer stays whole: it may be a path that somebody wants to copy. Spaces at the
/// beginning stay, and are there on every line.
pub fn wrap(text: &str, width: usize, indent: usize) -> String {
    let margin = text.len() - text.trim_start_matches(' ').len();
    let mut lines = " ".repeat(margin);
    let mut column = 0;
    for word in text.trim_start_matches(' ').split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width.saturating_sub(margin) {
            lines.push('\n');
            lines.push_str(&" ".repeat(margin + indent));
            column = indent;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines
}

/// One line of the parts, two spaces between them, or, if that is too long, a line for each of them,
/// all but the first indented.
pub(crate) fn parts(parts: &[&str], width: usize, indent: usize) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    let line = parts.join("  ");
    if line.chars().count() <= width {
        return line;
    }
    let mut lines = parts
        .iter()
        .map(|part| wrap(part, width.saturating_sub(indent), 0));
    let first = lines.next().unwrap_or_default();
    let margin = format!("\n{}", " ".repeat(indent));
    let rest = lines.map(|lines| format!("\n{lines}").replace('\n', &margin));
    first.replace('\n', &margin) + &rest.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 8, 2), "one two\n  three");
        assert_eq!(wrap("", 8, 2), "");
        assert_eq!(wrap("  one two three", 9, 0), "  one two\n  three");
        assert_eq!(wrap("a_very_long_word b", 8, 0), "a_very_long_word\nb");
    }

    #[test]
    fn parts_stay_whole_where_they_can() {
        let told = ["write it", "src/lib.rs:7", "(hint: ask)"];
        assert_eq!(parts(&told, 40, 2), "write it  src/lib.rs:7  (hint: ask)");
        assert_eq!(
            parts(&told, 20, 2),
            "write it\n  src/lib.rs:7\n  (hint: ask)"
        );
        assert_eq!(
            parts(&told, 8, 2),
            "write\n  it\n  src/lib.rs:7\n  (hint:\n  ask)"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_word_is_lost(
            words in prop::collection::vec("[a-z]{1,9}", 0..40), width in 12_usize..80,
        ) {
            let text = words.join(" ");
            let wrapped = wrap(&text, width, 3);
            prop_assert!(wrapped.lines().all(|line| line.len() <= width));
            prop_assert!(wrapped.split_whitespace().eq(text.split_whitespace()));
        }
    }
}
