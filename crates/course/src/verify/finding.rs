//! What is wrong with the course.

use std::fmt::{self, Display};
use std::path::Path;

/// Something that does not hold: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// A file from the root, with a line where there is one.
    pub(crate) place: String,
    pub(crate) what: String,
    pub(crate) remedy: String,
}

impl Finding {
    pub(crate) fn new(
        place: impl AsRef<Path>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            place: place.as_ref().display().to_string(),
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.what.replace('\n', "\n      ");
        write!(
            out,
            "  {}\n      {what}\n      -> {}",
            self.place, self.remedy
        )
    }
}
