//! Where the report goes: results to stdout, the rest to stderr.

use std::io::{self, IsTerminal, Write};
use terminal_size::{Width, terminal_size_of};

/// How results look on this stdout.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Columns.
    pub(crate) width: usize,
    pub(crate) colours: bool,
    /// Longer lines are broken to fit. Not in a pipe, where somebody may look for a line.
    pub(crate) wrap: bool,
}

/// Columns where there is no terminal to ask.
const PIPE_WIDTH: usize = 80;
/// Narrower than this the table is not made.
const NARROWEST: usize = 40;

impl Style {
    pub(crate) fn of_stdout() -> Self {
        let terminal = io::stdout().is_terminal();
        let width = terminal_size_of(io::stdout()).map(|(Width(width), _)| usize::from(width));
        Self {
            width: width.unwrap_or(PIPE_WIDTH).max(NARROWEST),
            // https://no-color.org: any value but the empty one.
            colours: terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            wrap: terminal,
        }
    }

    pub(crate) fn paint(&self, colour: Colour, text: &str) -> String {
        if !self.colours || text.is_empty() {
            return text.to_owned();
        }
        let code = match colour {
            Colour::Good => 32,
            Colour::Bad => 31,
            Colour::Todo => 33,
            Colour::Strong => 1,
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Colour {
    Good,
    Bad,
    Todo,
    Strong,
}

/// Prints, and keeps the line that says what is being measured out of the way.
pub(crate) struct Output {
    /// The columns of a stderr on which a line can be wiped again.
    wipeable: Option<usize>,
    shown: bool,
}

impl Output {
    pub(crate) fn new() -> Self {
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let width = terminal_size_of(io::stderr()).map(|(Width(width), _)| usize::from(width));
        Self {
            wipeable: width.filter(|_| !dumb && io::stderr().is_terminal()),
            shown: false,
        }
    }

    /// Says what is going on, until something else is printed.
    pub(crate) fn progress(&mut self, what: &str) {
        self.wipe();
        if let Some(width) = self.wipeable {
            let line: String = what.chars().take(width.saturating_sub(1)).collect();
            // Nothing depends on it: somebody who closed stderr does not want to know.
            let _ = write!(io::stderr(), "{line}");
            let _ = io::stderr().flush();
            self.shown = true;
        }
    }

    /// A line of results. At once: `println!` would panic when nobody reads any more.
    pub(crate) fn result(&mut self, line: &str) -> io::Result<()> {
        self.wipe();
        let mut stdout = io::stdout().lock();
        writeln!(stdout, "{line}")?;
        stdout.flush()
    }

    /// A line that is no result.
    pub(crate) fn warn(&mut self, line: &str) {
        self.wipe();
        let _ = writeln!(io::stderr(), "{line}");
    }

    fn wipe(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        self.wipe();
    }
}
