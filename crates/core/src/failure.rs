//! Why one of many items came to nothing.

use std::error::Error;
use std::fmt;

/// Why one of many items came to nothing, in words that name it.
///
/// Text and nothing else, so that it can travel from a worker process to the one that asked. Any error
/// becomes one by `?`; [`Failure::of`] says beside what it is about.
///
/// ```
/// use course_core::Failure;
///
/// fn whole(text: &str) -> Result<u32, Failure> {
///     text.parse().map_err(|error| Failure::of(text, error))
/// }
/// assert_eq!(whole("7"), Ok(7));
/// assert_eq!(whole("x").unwrap_err().to_string(), "x: invalid digit found in string");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Failure(String);

impl Failure {
    /// That something came to nothing, and why.
    pub fn of(what: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self(format!("{what}: {why}"))
    }
}

// As with `anyhow::Error`, this rules out `impl Error for Failure`: an error cannot be made of itself
// in two ways.
impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
