//! Tells code from prose, line by line.

/// A line of a page, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    Prose(&'a str),
    /// The line that opens a code block.
    Open(&'a str),
    Code(&'a str),
    /// The line that closes it.
    Close(&'a str),
}

impl<'a> Line<'a> {
    pub(crate) fn text(self) -> &'a str {
        match self {
            Self::Prose(text) | Self::Open(text) | Self::Code(text) | Self::Close(text) => text,
        }
    }

    /// The language that an opening line names: `rust` of one that ends in `rust,no_run`.
    pub(crate) fn language(self) -> Option<&'a str> {
        let Self::Open(text) = self else { return None };
        let name = text.trim_start().trim_start_matches(['`', '~']);
        name.split([',', ' ']).next().map(str::trim)
    }
}

/// The lines of a page, each with what it is.
pub(crate) fn lines(page: &str) -> impl Iterator<Item = Line<'_>> {
    let mut fence: Option<&str> = None;
    page.lines().map(move |line| {
        let bar = bar(line);
        match (fence, bar) {
            (None, None) => Line::Prose(line),
            (None, Some(bar)) => {
                fence = Some(bar);
                Line::Open(line)
            }
            (Some(open), Some(bar)) if closes(open, bar, line) => {
                fence = None;
                Line::Close(line)
            }
            (Some(_), _) => Line::Code(line),
        }
    })
}

/// The backticks or tildes that a line starts with, if they are enough for a code block.
fn bar(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let sign = line
        .chars()
        .next()
        .filter(|&sign| sign == '`' || sign == '~')?;
    let length = line.chars().take_while(|&c| c == sign).count();
    (length >= 3).then(|| &line[..length])
}

fn closes(open: &str, bar: &str, line: &str) -> bool {
    bar.starts_with(open) && line.trim() == bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_prose() {
        let page = "a\n```rust\nlet x;\n~~~\n```\nb\n~~~~text\n~~~\n~~~~";
        let kinds: Vec<_> = lines(page).collect();
        assert_eq!(
            kinds,
            [
                Line::Prose("a"),
                Line::Open("```rust"),
                Line::Code("let x;"),
                Line::Code("~~~"),
                Line::Close("```"),
                Line::Prose("b"),
                Line::Open("~~~~text"),
                Line::Code("~~~"),
                Line::Close("~~~~"),
            ]
        );
        assert_eq!(kinds[1].language(), Some("rust"));
    }
}
