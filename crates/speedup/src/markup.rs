//! Text inside of SVG and HTML.

/// Text that cannot leave its element or attribute. Characters that XML has no way to write are left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(' '),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {
            }
            character => escaped.push(character),
        }
    }
    escaped
}

/// A name as part of an id or of a file's name: nothing in it leads out of a folder. Names that differ may become one.
pub fn plain_name(name: &str) -> String {
    let plain = |character: char| {
        let kept = character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
        if kept { character } else { '_' }
    };
    name.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_gets_out(text in any::<String>()) {
            prop_assert!(!escaped(&text).contains(['<', '>', '"', '\'', '\n', '\0']));
            prop_assert!(!plain_name(&text).contains(['/', '\\', '.', ':']));
        }
    }
}
