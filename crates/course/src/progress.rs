//! A line that says what is being done, and is gone when it is done: on a terminal, and nowhere else.

use crate::check::Step;
use std::io::{IsTerminal, Write, stderr};
use terminal_size::{Width, terminal_size_of};

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
        let line: String = step
            .words(package)
            .chars()
            .take(width.saturating_sub(1))
            .collect();
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

impl Drop for Progress {
    fn drop(&mut self) {
        self.done();
    }
}
