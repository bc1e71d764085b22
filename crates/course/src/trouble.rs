//! Why a command could not do what was asked.

use std::fmt::Display;
use std::process::ExitCode;

/// Says what, where, and what to do about it. No backtrace, no panic: a learner reads it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) message: String,
    code: u8,
}

/// What a shell says of a program that Ctrl-C has ended.
const INTERRUPTED: u8 = 130;

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

    /// The same, where the command has a meaning of its own for the code.
    pub(crate) fn with_code(self, code: u8) -> Self {
        Self { code, ..self }
    }

    /// Somebody does not want it any more.
    pub(crate) fn interrupted() -> Self {
        Self {
            message: "interrupted; nothing is left running".to_owned(),
            code: INTERRUPTED,
        }
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.code == INTERRUPTED
    }

    /// Prints it, and gives the exit code.
    pub(crate) fn tell(&self) -> ExitCode {
        eprintln!("error: {}", self.message);
        ExitCode::from(self.code)
    }
}
