//! What is drawn: the verdicts, what is being done, the keys.

use super::keys::LINE;
use crate::page::paint;
use crate::trouble::Trouble;
use crate::{print, style};
use crossterm::cursor::{MoveTo, MoveToColumn, MoveToNextLine, MoveToPreviousLine};
use crossterm::queue;
use crossterm::style::Print;
use crossterm::terminal::{Clear, ClearType, size};
use std::io::{self, Write, stdout};

pub(super) fn clear() -> Result<(), Trouble> {
    done(queue!(stdout(), Clear(ClearType::All), MoveTo(0, 0)).and_then(|()| stdout().flush()))
}

/// Everything anew. What is longer than the screen scrolls, and is still there above. In raw mode a line end is no
/// beginning of the next line: so each is said.
pub(super) fn draw(text: &str, standing: &str) -> Result<(), Trouble> {
    clear()?;
    let mut drawn = text.replace('\n', "\r\n");
    if !drawn.is_empty() {
        drawn.push_str("\r\n\r\n");
    }
    drawn.push_str(&cut(standing));
    drawn.push_str("\r\n");
    drawn.push_str(&keys());
    done(queue!(stdout(), Print(drawn)).and_then(|()| stdout().flush()))
}

/// The last line but one: what is being done.
pub(super) fn status(standing: &str) -> Result<(), Trouble> {
    let end = u16::try_from(cut(LINE).chars().count()).unwrap_or(0);
    done(
        queue!(
            stdout(),
            MoveToPreviousLine(1),
            Clear(ClearType::CurrentLine),
            Print(cut(standing)),
            MoveToNextLine(1),
            MoveToColumn(end)
        )
        .and_then(|()| stdout().flush()),
    )
}

fn keys() -> String {
    let keys = cut(LINE);
    if print::colours() {
        paint(style::FAINT, &keys)
    } else {
        keys
    }
}

/// What fits in a line: one that is broken would be two to go up.
fn cut(line: &str) -> String {
    let width = size().map_or(80, |(columns, _)| usize::from(columns));
    line.chars().take(width.saturating_sub(1)).collect()
}

fn done(drawn: io::Result<()>) -> Result<(), Trouble> {
    drawn.map_err(|error| Trouble::failed(format!("the terminal cannot be written to: {error}")))
}
