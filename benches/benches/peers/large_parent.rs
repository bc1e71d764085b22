//! This program started again as a parent of its own: one that has touched much memory, or none yet.

use crate::case::Case;
#[cfg(unix)]
use crate::floor;
use crate::helper::{Shared, serve};
use crate::task::LARGE_PARENT;
use crate::{ours, procspawn_pool, threads};
use benches::Helper;
use std::hint::black_box;
use std::io;
use std::process::Command;

const ARGUMENT: &str = "--parent=";

/// What such a parent starts: the same as others do from a small one.
const WHOS: &[&str] = if cfg!(unix) {
    &["multiprocess", "procspawn", "threads", "floor"]
} else {
    &["multiprocess", "procspawn", "threads"]
};

/// Two workers started and stopped, from a parent that has touched so many MiB.
pub(crate) fn cases(touched_mib: usize) -> Vec<Case> {
    let parent = Shared::new(move || Ok(command(touched_mib)?));
    let case = |who: &&'static str| parent.case(LARGE_PARENT, who);
    WHOS.iter().map(case).collect()
}

/// A parent to be asked what it measures and how much memory it took.
pub(crate) fn fresh() -> io::Result<Helper> {
    Helper::start(&mut command(0)?)
}

fn command(touched_mib: usize) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(format!("{ARGUMENT}{touched_mib}"));
    Ok(command)
}

/// What this program does when it was started so.
pub(crate) fn serve_as_parent(argument: &str) -> Option<io::Result<()>> {
    let touched_mib: usize = argument.strip_prefix(ARGUMENT)?.parse().ok()?;
    let touched = black_box(vec![1_u8; touched_mib << 20]);
    let cases = [
        ours::startup(LARGE_PARENT),
        procspawn_pool::startup(LARGE_PARENT),
        threads::startup(LARGE_PARENT),
        #[cfg(unix)]
        floor::startup(LARGE_PARENT),
        ours::million(),
        ours::endless(),
    ];
    let served = serve(&cases, |question| {
        (question == "peak_kib").then(|| peak_kib().unwrap_or_default())
    });
    drop(touched);
    Some(served)
}

/// The most memory that this process has had, where the system tells it.
fn peak_kib() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next().map(str::to_owned)
}
