//! The processes and threads of an answer: who there is, and who sleeps.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
pub(crate) use linux::{Swelling, Tree, become_the_parent_of_strays, own_threads_are_awake};

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::{Swelling, Tree, become_the_parent_of_strays, own_threads_are_awake};

use course_core::probe::Activity;
use std::time::{Duration, Instant};

/// How much of the machine a tree of processes holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    /// How many processes.
    pub(crate) processes: usize,
    /// How many threads, all of them together.
    pub(crate) threads: usize,
    /// How many bytes in memory.
    pub(crate) memory: u64,
}

/// Ends this process's group, and itself with it.
#[cfg(unix)]
pub(super) fn kill_own_group() {
    use rustix::process::{Signal, getpgrp, getpid, kill_process_group};

    // Only a group of its own: never the terminal's.
    if getpgrp() == getpid() {
        let _ = kill_process_group(getpgrp(), Signal::KILL);
    }
}

/// Windows knows no groups; the workers of `multiprocess` end with their parent.
#[cfg(not(unix))]
pub(super) fn kill_own_group() {}

/// Waits until `done`, or until everybody in the tree has slept for `still`, ten seconds at most.
/// Returns whether it is done.
pub(crate) fn settle(tree: &Tree, still: Duration, done: impl Fn(&Tree) -> bool) -> bool {
    let start = Instant::now();
    let mut sleep: Option<(u64, Instant)> = None;
    loop {
        if done(tree) {
            return true;
        }
        sleep = match (tree.activity(), sleep) {
            (Activity::Still(seen), Some((before, since))) if seen == before => Some((seen, since)),
            (Activity::Still(seen), _) => Some((seen, Instant::now())),
            _ => None,
        };
        let asleep = sleep.is_some_and(|(_, since)| since.elapsed() >= still);
        if asleep || start.elapsed() > Duration::from_secs(10) {
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
