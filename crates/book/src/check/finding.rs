//! Something that is wrong.

use crate::markdown::Page;
use std::fmt;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// `docs/src/pools.md:12`
    pub(crate) place: String,
    pub(crate) what: String,
}

impl Finding {
    pub(crate) fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }

    /// About the line of a page in which this byte stands.
    pub(crate) fn at(page: &Page, byte: usize, what: impl Into<String>) -> Self {
        Self::new(format!("{}:{}", page.shown(), page.line_of(byte)), what)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
