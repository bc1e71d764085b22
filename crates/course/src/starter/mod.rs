//! A solution is the single source of its exercise: the starter is made of it, and so is the solution as it is shown.
//!
//! ```text
//! // <solution>        from here
//! // </solution>       to here: lines that only the solution has
//! //| text             a line that only the starter has
//! // ANCHOR: name      for the book, which shows what stands between the two
//! // ANCHOR_END: name
//! ```
//!
//! Everything else is in both: the task's statement, and what is given.

mod line;
mod source;

pub(crate) use source::{Source, Wrong};
