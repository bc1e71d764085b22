//! What goes to standard output.

use crate::trouble::Trouble;
use std::io::{ErrorKind, Write};

/// Prints `text` and a line end. That nobody reads it any more (`| head -1`) is no trouble.
pub(crate) fn line(text: &str) -> Result<(), Trouble> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Trouble::failed(format!("cannot print: {error}"))),
    }
}
