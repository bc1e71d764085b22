//! Breaks text into lines.

/// Breaks `text` between words into lines of at most `width` columns, all but the first indented by two. A longer word stays whole.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            lines.push_str("\n  ");
            column = 2;
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

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 9), "one two\n  three");
        assert_eq!(wrap("a_very_long_word b", 8), "a_very_long_word\n  b");
    }
}
