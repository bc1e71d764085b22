//! A worker does not outlive its parent, however busy it is.

use std::io;
use std::thread;

use crate::transport::{self, Stream};

/// Ends this process as soon as the other end of `lifeline` is closed, also in the middle of a task.
///
/// A thread, and not the system's parent-death signal: that one is tied to the parent's thread, and kills the workers
/// of a thread that ended.
// ANCHOR: lifeline
pub(super) fn end_with_parent(lifeline: Stream) -> io::Result<()> {
    thread::Builder::new()
        .name("lifeline".to_owned())
        .stack_size(64 * 1024)
        .spawn(move || {
            transport::lifeline_ends(&lifeline);
            end_now();
        })?;
    Ok(())
}
// ANCHOR_END: lifeline

/// Without exit handlers: they would run beside a task that is still busy.
fn end_now() {
    #[cfg(unix)]
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    #[cfg(not(unix))]
    std::process::abort();
}
