//! Why a command could not do what was asked.

use std::fmt::Display;
use std::path::Path;
use std::process::ExitCode;

/// Says what, where, and what to do about it.
#[derive(Debug)]
pub(crate) struct Trouble {
    message: String,
    code: u8,
}

impl Trouble {
    /// The command line asks for something that is not there: exit code 2.
    pub(crate) fn wrong_command_line(message: impl Display) -> Self {
        Self {
            message: message.to_string(),
            code: 2,
        }
    }

    /// What was asked for could not be done: exit code 1.
    pub(crate) fn failed(message: impl Display) -> Self {
        Self {
            message: message.to_string(),
            code: 1,
        }
    }

    /// A file could not be read or written.
    pub(crate) fn with_file<'a>(
        doing: &'a str,
        file: &'a Path,
    ) -> impl FnOnce(std::io::Error) -> Self + 'a {
        move |error| Self::failed(format!("cannot {doing} {}: {error}", file.display()))
    }

    /// Prints it, and gives the exit code.
    pub(crate) fn tell(&self) -> ExitCode {
        eprintln!("error: {}", self.message);
        ExitCode::from(self.code)
    }
}

impl Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
