//! A line that says what is being done, and is gone when it is done: on a terminal, and nowhere else.

use crate::check::Step;
use std::io::{IsTerminal, Write, stderr};
use terminal_size::{Width, terminal_size_of};

/// Columns that stay free at its end, for the `^C` of whoever presses Ctrl-C: a line that it breaks cannot be wiped.
const FREE: usize = 3;

/// The last line of stderr.
pub(crate) struct Progress {
    width: Option<usize>,
    shown: bool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let width = terminal_size_of(stderr()).map(|(Width(width), _)| usize::from(width));
        Self {
            width: width.filter(|_| !dumb && stderr().is_terminal()),
            shown: false,
        }
    }

    /// What is done now.
    pub(crate) fn show(&mut self, package: &str, step: &Step<'_>) {
        let Some(width) = self.width else { return };
        let line = fitting(&step.words(package), width);
        // Nothing depends on it.
        let _ = write!(stderr(), "\r\x1b[2K{line}");
        let _ = stderr().flush();
        self.shown = true;
    }

    /// Wipes it.
    pub(crate) fn done(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(stderr(), "\r\x1b[2K");
            let _ = stderr().flush();
        }
    }
}

fn fitting(line: &str, width: usize) -> String {
    line.chars().take(width.saturating_sub(FREE)).collect()
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_an_echoed_key() {
        let line = fitting(&"a word and ".repeat(10), 60);
        assert!(format!("{line}^C").len() < 60, "{line}");
        assert_eq!(fitting("short", 60), "short");
    }
}
