//! From what was seen to a verdict. Nothing here runs anything: evidence in, finding out.

mod answer;
mod handing_out;
mod one_each;
mod serial;
mod workers;

pub(crate) use answer::{answer, calls};
pub(crate) use handing_out::{alone, on_demand, pieces};
pub(crate) use one_each::one_each;
pub(crate) use serial::serial;
pub(crate) use workers::workers;

use std::fmt;

/// Who is to do the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Threads of the process that was asked.
    Threads,
    /// Processes, none of which is the one that was asked.
    Processes,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Threads => "threads",
            Self::Processes => "processes",
        })
    }
}
