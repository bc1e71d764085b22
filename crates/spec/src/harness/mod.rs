//! The guard of a law: a process of its own, a deadline, a memory limit, and nothing left behind.
//!
//! The program that holds the laws starts itself again for each of them. The parent keeps the
//! probe's gate and a *desk*, where the child says what it is about to ask and what it found. So
//! whatever the child does, the parent has the evidence and the last word: a child that ends
//! without a finding is CRASHED, whatever its exit code.
//!
//! # What holds where
//! On Linux the whole tree of processes is watched and killed, nobody leaves it or ends the guard, and
//! DEADLOCK is told from TIMED OUT. Elsewhere the process group is killed (macOS) or the child alone
//! (Windows: the workers of `multiprocess` end with it); memory and crowds are not watched, the gate opens
//! after fixed limits, and a deadlock is TIMED OUT. The table is in the README of this package.

mod beside;
mod caps;
mod child;
mod desk;
mod fence;
mod guard;
mod output;
mod sweep;
mod tree;

pub use beside::Beside;
pub(crate) use child::{NO_STACK, ask, is_unwritten, wanted};
pub(crate) use desk::{Client, Reply, Request, receive, send};
pub(crate) use guard::{Trial, run};
pub use sweep::Mark;
pub(crate) use tree::{Tree, settle};

use crate::{Finding, settings};
use course_core::probe::Evidence;
use std::time::Duration;

/// The environment variable that makes the started program a child: which law of which subject.
pub(crate) const LAW: &str = "COURSE_LAW";

/// What a law gets at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long until TIMED OUT.
    pub deadline: Duration,
    /// How many bytes the tree of processes may hold, until OUT OF MEMORY.
    pub memory: u64,
    /// How many processes it may have at once, until TOO MANY PROCESSES.
    pub processes: usize,
    /// How many threads those may have together, until TOO MANY THREADS.
    pub threads: usize,
}

impl Default for Limits {
    /// 30 seconds, or as many as `COURSE_DEADLINE` says; 2 GiB; 512 processes with 2048 threads.
    fn default() -> Self {
        Self {
            deadline: settings::deadline().unwrap_or(Duration::from_secs(30)),
            memory: 2 << 30,
            processes: 512,
            threads: 2048,
        }
    }
}

/// How a law ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What is wrong, if anything.
    pub finding: Option<Finding>,
    /// The end of what the answer printed.
    pub output: String,
    /// What was seen of the last observation; `None` if there was none.
    pub evidence: Option<Evidence>,
}
