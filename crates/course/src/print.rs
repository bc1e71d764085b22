//! What goes to standard output.

use crate::trouble::Trouble;
use std::io::{ErrorKind, Write};

/// Prints `text` and a line end, with its colours where somebody sees them (a terminal, no `NO_COLOR`). That nobody reads it any more (`| head -1`) is no trouble.
pub(crate) fn line(text: &str) -> Result<(), Trouble> {
    match writeln!(anstream::stdout(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Trouble::failed(format!("cannot print: {error}"))),
    }
}
