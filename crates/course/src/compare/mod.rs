//! Two texts, compared for the eye: side by side where there is room, else one below the other.

mod pieces;
mod side_by_side;
mod unified;

use anstyle::{AnsiColor, Style};

/// As many columns as two texts need to stand side by side.
pub(crate) const ROOM: usize = 110;

/// What there is on the left and on the right, each with its name.
pub(crate) struct Texts<'a> {
    pub(crate) left: (&'a str, &'a str),
    pub(crate) right: (&'a str, &'a str),
}

impl Texts<'_> {
    /// For a terminal of so many columns; without any, for a file or a pipe.
    pub(crate) fn shown(&self, columns: Option<usize>) -> String {
        match columns {
            Some(columns) if columns >= ROOM => side_by_side::shown(self, columns),
            _ => unified::shown(self, columns),
        }
    }
}

const LEFT_ONLY: Style = AnsiColor::Red.on_default();
const RIGHT_ONLY: Style = AnsiColor::Green.on_default();

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
