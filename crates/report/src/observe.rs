//! Runs a runner once more, watched from inside.

use crate::flags::{OBSERVED, Observed};
use course_core::probe::{Evidence, Listener};
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// More calls than this are not watched: they fill the memory, and no picture shows them.
pub(crate) const MOST_CALLS: u64 = 200_000;

/// Starts this program again, with the command line that it was started with, to run this runner
/// alone, and listens to every call of `work`.
///
/// Watching perturbs, so what is timed is never watched. And only a new process can be watched: in
/// this one the probe has long found out that nobody listens.
pub(crate) fn observe(work: &str, observed: &Observed) -> io::Result<Evidence> {
    let Observed { runner, workers } = observed;
    observe_with(work, &format!("--{OBSERVED}={runner}:{workers}"))
}

/// The same with the flag that tells the program what to run.
pub(crate) fn observe_with(work: &str, flag: &str) -> io::Result<Evidence> {
    let listener = Listener::watching(work)?;
    let (name, value) = listener.environment();
    let status = Command::new(this_program()?)
        .args(std::env::args_os().skip(1))
        .arg(flag)
        .env(name, value)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!(
            "the watched run ended with {status}"
        )));
    }
    Ok(listener.finish())
}

/// The running image itself where that can be named: the file may have been compiled anew since.
pub(crate) fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        Ok("/proc/self/exe".into())
    } else {
        std::env::current_exe()
    }
}
