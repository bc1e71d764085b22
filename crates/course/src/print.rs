//! What goes to standard output.

use crate::trouble::Trouble;
use anstream::{AutoStream, ColorChoice};
use std::io::{ErrorKind, Write};

/// Prints `text` and a line end; its colours only where somebody sees them. That nobody reads it any more (`| head -1`) is
/// no trouble.
pub(crate) fn line(text: &str) -> Result<(), Trouble> {
    match writeln!(anstream::stdout(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Trouble::failed(format!("cannot print: {error}"))),
    }
}

/// Whether colours are seen: on a terminal, unless `NO_COLOR` is set.
pub(crate) fn colours() -> bool {
    AutoStream::choice(&std::io::stdout()) != ColorChoice::Never
}
