//! What one line of a solution is.

/// A line, by its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// `// <solution>`
    Open,
    /// `// </solution>`
    Close,
    /// `//| text`: the indentation before the mark, and the text after it.
    StarterOnly { indent: &'a str, text: &'a str },
    /// `// ANCHOR: name`
    Anchor(&'a str),
    /// `// ANCHOR_END: name`
    AnchorEnd(&'a str),
    /// Any other line.
    Text(&'a str),
}

impl<'a> Line<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let bare = line.trim_start();
        let indent = &line[..line.len() - bare.len()];
        if let Some(text) = bare.strip_prefix("//|") {
            let text = text.strip_prefix(' ').unwrap_or(text).trim_end();
            return Self::StarterOnly { indent, text };
        }
        match bare.strip_prefix("// ").map(str::trim_end) {
            Some("<solution>") => Self::Open,
            Some("</solution>") => Self::Close,
            Some(mark) => anchor(mark).unwrap_or(Self::Text(line)),
            None => Self::Text(line),
        }
    }
}

fn anchor(mark: &str) -> Option<Line<'_>> {
    let begin = mark.strip_prefix("ANCHOR: ").map(Line::Anchor);
    begin.or_else(|| mark.strip_prefix("ANCHOR_END: ").map(Line::AnchorEnd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known_wherever_they_stand_in_a_line() {
        assert_eq!(Line::of("// <solution>"), Line::Open);
        assert_eq!(Line::of("        // </solution>"), Line::Close);
        assert_eq!(Line::of("// ANCHOR: pool"), Line::Anchor("pool"));
        assert_eq!(Line::of("// ANCHOR_END: pool"), Line::AnchorEnd("pool"));
        let starter = |indent, text| Line::StarterOnly { indent, text };
        assert_eq!(
            Line::of("    //|     todo!()"),
            starter("    ", "    todo!()")
        );
        assert_eq!(Line::of("//|"), starter("", ""));
    }

    #[test]
    fn what_is_no_mark_is_text() {
        for line in [
            "let a = 1; // <solution>",
            "/// // <solution>",
            "// the solution",
            "",
        ] {
            assert_eq!(Line::of(line), Line::Text(line));
        }
    }
}
