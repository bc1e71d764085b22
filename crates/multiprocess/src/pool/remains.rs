//! What is left of a worker, sorted: what it had done, what it was doing, what it had not begun.

use mio::Registry;

use super::chunk::Chunk;
use super::worker::{Phase, Reason, Worker};
use crate::{End, Error};

/// What a worker left behind.
pub(crate) struct Remains {
    pub(crate) pid: u32,
    pub(crate) end: End,
    pub(crate) phase: Phase,
    pub(crate) killed_for: Option<Reason>,
    pub(crate) start_error: Option<Error>,
    /// The task that it was running; more than one only if it damaged what it had finished.
    pub(crate) lost: Vec<Chunk>,
    /// What it had not started.
    pub(crate) unstarted: Vec<Chunk>,
}

impl Worker {
    /// Waits for the end of a process that has closed its channel or was killed, and sorts what it leaves.
    pub(crate) fn bury(mut self, registry: &Registry) -> Remains {
        // It may have closed the channel and run on.
        self.child.kill();
        let end = self.child.wait().unwrap_or(End::Unknown);
        self.channel.deregister(registry);
        self.child.deregister(registry);
        // Each reply was committed before the next task started. So if all are known, the first task without one may
        // have run, if it was claimed, and no other; if not, every claimed one may.
        let claimed = self.region.next();
        let unanswered = if self.read_the_rest() {
            let first = self.assigned.front().map_or(0, |handed| handed.number);
            claimed.min(first + 1)
        } else {
            claimed
        };
        let unstarted = self.cut(unanswered);
        let pid = self.pid;
        let lost = std::mem::take(&mut self.assigned);
        let lost = lost
            .into_iter()
            .filter_map(|handed| handed.unanswered(pid, &self.post))
            .collect();
        Remains {
            pid: self.pid,
            end,
            phase: self.phase,
            killed_for: self.killed_for,
            start_error: self.start_error.take(),
            lost,
            unstarted,
        }
    }
}
