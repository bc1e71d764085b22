//! Breaks text into lines.

/// Breaks `text` between words into lines of at most `width` columns, all but the first indented.
/// A word that is longer stays whole: it may be a path that somebody wants to copy.
pub(crate) fn wrap(text: &str, width: usize, indent: usize) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 8, 2), "one two\n  three");
        assert_eq!(wrap("", 8, 2), "");
        assert_eq!(wrap("a_very_long_word b", 8, 0), "a_very_long_word\nb");
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
