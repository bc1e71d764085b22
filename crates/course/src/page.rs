//! Text for a terminal: lines that fit, labels one below the other.

use crate::style;
use anstyle::Style;
use report::wrap;
use std::fmt::Write;
use std::io::IsTerminal;
use terminal_size::{Width, terminal_size_of};

/// Narrower than this nothing is made to fit; wider lines than that nobody likes to read.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;
/// Columns where there is no terminal to ask.
const PIPE: usize = 80;
/// Of the longest label, and a space.
const LABEL: usize = 9;

/// Where it will be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) width: usize,
    /// Longer lines are broken to fit. Not in a pipe, where somebody may look for a line.
    pub(crate) wrap: bool,
    /// All that matters next, and the rest in a line each.
    pub(crate) brief: bool,
}

impl Look {
    pub(crate) fn of_stdout() -> Self {
        let width = terminal_size_of(std::io::stdout()).map(|(Width(width), _)| usize::from(width));
        Self {
            width: width.unwrap_or(PIPE).clamp(NARROWEST, WIDEST),
            wrap: std::io::stdout().is_terminal(),
            brief: false,
        }
    }
}

/// `text` in that colour.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Lines, one after another.
pub(crate) struct Page {
    look: Look,
    text: String,
}

impl Page {
    pub(crate) fn new(look: Look) -> Self {
        Self {
            look,
            text: String::new(),
        }
    }

    /// All of it, without the last line end.
    pub(crate) fn text(self) -> String {
        self.text.trim_end().to_owned()
    }

    pub(crate) fn width(&self) -> usize {
        self.look.width
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    /// An empty line, but never two.
    pub(crate) fn empty(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Somebody else's lines.
    pub(crate) fn raw(&mut self, lines: &str) {
        self.line(lines);
    }

    /// A paragraph.
    pub(crate) fn text_of(&mut self, text: &str) {
        let text = self.wrapped(text, 0, 0);
        self.line(&text);
    }

    /// ` ✓ text`
    pub(crate) fn item(&mut self, sign: String, text: &str) {
        let text = self.wrapped(text, 3, 3);
        let _ = writeln!(self.text, " {sign} {text}");
    }

    pub(crate) fn faint(&mut self, indent: usize, text: &str) {
        let text = self.wrapped(text, indent, indent);
        let _ = writeln!(self.text, "{:indent$}{}", "", paint(style::FAINT, &text));
    }

    /// A verdict's name, and the place that it is about.
    pub(crate) fn verdict(&mut self, indent: usize, name: String, place: Option<&str>) {
        let place = place.map_or_else(String::new, |place| format!("  {place}"));
        let _ = writeln!(self.text, "{:indent$}{name}{place}", "");
    }

    /// A label, and beside it what it says, line by line.
    pub(crate) fn entry(&mut self, indent: usize, label: &str, value: &str) {
        let beside = indent + LABEL;
        let mut lines = value.lines().map(|line| self.wrapped(line, beside, beside));
        let first = lines.next().unwrap_or_default();
        let rest: Vec<String> = lines.map(|line| format!("{:beside$}{line}", "")).collect();
        let label = paint(style::FAINT, &format!("{label:<LABEL$}"));
        let _ = writeln!(self.text, "{:indent$}{label}{first}", "");
        for line in rest {
            self.line(&line);
        }
    }

    /// Lines, indented.
    pub(crate) fn block(&mut self, indent: usize, lines: &str) {
        for line in lines.lines() {
            let line = self.wrapped(line, indent, indent);
            let _ = writeln!(self.text, "{:indent$}{line}", "");
        }
    }

    /// `text`, which begins in column `column`; further lines begin in column `indent`.
    fn wrapped(&self, text: &str, column: usize, indent: usize) -> String {
        if !self.look.wrap {
            return text.to_owned();
        }
        let lines = wrap(text, self.look.width.saturating_sub(column.max(indent)), 0);
        lines.replace('\n', &format!("\n{:indent$}", ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(wrap: bool) -> Page {
        Page::new(Look {
            width: 40,
            wrap,
            brief: false,
        })
    }

    #[test]
    fn a_value_stays_beside_its_label() {
        let mut page = page(true);
        page.entry(
            4,
            "seen",
            "one two three four five six seven\nand a line of its own",
        );
        let text = anstream::adapter::strip_str(&page.text()).to_string();
        assert_eq!(
            text,
            "    seen     one two three four five six\n             seven\n             and a line of its own"
        );
    }

    #[test]
    fn in_a_pipe_no_line_is_broken() {
        let mut page = page(false);
        let long = "a word and ".repeat(20);
        page.entry(2, "seen", &long);
        assert_eq!(page.text().lines().count(), 1);
    }

    #[test]
    fn there_are_never_two_empty_lines() {
        let mut page = page(true);
        page.line("a");
        page.empty();
        page.empty();
        page.line("b");
        assert_eq!(page.text(), "a\n\nb");
    }
}
