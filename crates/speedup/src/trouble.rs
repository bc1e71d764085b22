//! Why something could not be done.

use std::fmt;

/// Says what, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Something was asked for by a name that does not exist.
    NoSuchName(String),
    /// What was asked for could not be done.
    Failed(String),
}

impl Trouble {
    pub(crate) fn failed(message: impl fmt::Display) -> Self {
        Self::Failed(message.to_string())
    }

    pub(crate) fn no_such_name(message: impl fmt::Display) -> Self {
        Self::NoSuchName(message.to_string())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchName(message) | Self::Failed(message) => formatter.write_str(message),
        }
    }
}

impl std::error::Error for Trouble {}
