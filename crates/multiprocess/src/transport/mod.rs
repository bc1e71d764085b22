//! How a worker is started and reached.
//!
//! Two ways with the same face. `linux`: a socket pair whose one end is the worker's standard input, and a piece of
//! memory without a name sent through it. `portable`: loopback TCP with a token, and a mapped file. The second is for systems
//! that we cannot test; so it is small, uses the standard library alone, and runs on Linux by the feature `portable`.

mod quiet;
pub(crate) use quiet::{read_some, spin_for_input, write_some};

#[cfg(all(target_os = "linux", not(feature = "portable")))]
mod linux;
#[cfg(all(target_os = "linux", not(feature = "portable")))]
pub(crate) use linux::{Lifeline, PollStream, Stream, connect, launch, lifeline_ends};

#[cfg(not(all(target_os = "linux", not(feature = "portable"))))]
mod portable;
#[cfg(not(all(target_os = "linux", not(feature = "portable"))))]
pub(crate) use portable::{Lifeline, PollStream, Stream, connect, launch, lifeline_ends};

use crate::frame::Setup;
use crate::offspring::Offspring;
use crate::region::Region;

/// The argument that makes a start of the program the start of a worker.
///
/// An argument, not an environment variable: the variable would be inherited by programs that tasks start.
///
/// A pool's name follows behind `=`, for process lists.
pub(crate) const MARKER: &str = "--multiprocess-worker";

/// The marker for a worker of the pool `name`.
fn marker(name: Option<&str>) -> String {
    name.map_or_else(|| MARKER.to_owned(), |name| format!("{MARKER}={name}"))
}

/// Whether this process was started as a worker.
pub(crate) fn is_worker() -> bool {
    let argument = std::env::args_os().nth(1).unwrap_or_default();
    let argument = argument.as_encoded_bytes().strip_prefix(MARKER.as_bytes());
    argument.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"="))
}

/// A worker as its parent holds it.
pub(crate) struct Launched {
    pub(crate) child: Offspring,
    /// Blocking. Closing it ends the worker, busy or not.
    pub(crate) stream: Stream,
    pub(crate) region: Region,
    /// What else must stay as long as the worker may live.
    pub(crate) lifeline: Option<Lifeline>,
}

/// A worker's own end.
pub(crate) struct Connected {
    pub(crate) setup: Setup,
    /// Blocking.
    pub(crate) stream: Stream,
    pub(crate) region: Region,
    /// Seen to close when the parent ends.
    pub(crate) lifeline: Stream,
}
