//! What a check is about.

/// One step of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// Cargo builds; what it says, if anything: `Compiling spec v0.1.0`.
    Building(&'a str),
    /// The laws are being asked.
    Asking { done: usize, of: usize },
}

impl Step<'_> {
    /// In a line.
    pub(crate) fn words(&self, package: &str) -> String {
        match self {
            Self::Building("") => format!("{package}: building ..."),
            Self::Building(what) => format!("{package}: building ({what}) ..."),
            Self::Asking { done, of } => format!("{package}: checking, {done} of {of} ..."),
        }
    }
}
