//! What a listener learns.

use std::collections::HashMap;

/// Who did the work: a thread of a process.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Worker {
    /// The process, by its id.
    pub process: u32,
    /// The thread: the first thread of a process that says anything to the probe is 1, the next 2.
    pub thread: u32,
}

/// One call of a work function.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who made it.
    pub worker: Worker,
    /// The work function.
    pub name: String,
    /// What it was called with.
    pub item: String,
    /// When it began, in nanoseconds of [`now`](super::now).
    pub start: u64,
    /// When it ended; `None` while it runs, and for ever if its process died in it.
    pub end: Option<u64>,
}

/// One closing of the gate: calls were held, then let go.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The call that was held first, counted from 1.
    pub call: usize,
    /// How many calls had begun by the time it opened, those not counted that it held.
    pub begun: usize,
    /// How many workers were inside a call at once.
    pub inside: usize,
    /// Whether they were as many as the plan asked for.
    pub filled: bool,
    /// Who was there all the same, as far as this system tells.
    pub present: Census,
}

/// Who could have done the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Census {
    /// Processes beside the one that was asked.
    pub processes: usize,
    /// Threads of the one that was asked, that which asked among them.
    pub threads: usize,
}

/// What was seen of one observed piece of work.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Every call of the observed work function, in the order in which they began.
    pub calls: Vec<Call>,
    /// Every closing of the gate, in order. None if the gate had no plan.
    pub rounds: Vec<Round>,
    /// The most workers that were inside a call at once.
    pub peak: usize,
}

impl Evidence {
    /// Every worker that made a call, in the order of their first calls.
    pub fn workers(&self) -> Vec<Worker> {
        let mut workers = Vec::new();
        for call in &self.calls {
            if !workers.contains(&call.worker) {
                workers.push(call.worker);
            }
        }
        workers
    }
}

/// The most workers whose calls overlap. A call without an end lasts for ever.
pub(super) fn most_at_once(calls: &[Call]) -> usize {
    let mut steps: Vec<(u64, bool, Worker)> = Vec::new();
    for call in calls {
        steps.push((call.start, true, call.worker));
        let end = call.end.unwrap_or(u64::MAX).max(call.start + 1);
        steps.push((end, false, call.worker));
    }
    // At one and the same moment ends come first: calls that only touch do not overlap.
    steps.sort_unstable();
    let mut inside: HashMap<Worker, usize> = HashMap::new();
    let mut most = 0;
    for (_, begins, worker) in steps {
        let depth = inside.entry(worker).or_default();
        if begins {
            *depth += 1;
        } else {
            *depth = depth.saturating_sub(1);
        }
        if *depth == 0 {
            inside.remove(&worker);
        }
        most = most.max(inside.len());
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(thread: u32, start: u64, end: u64) -> Call {
        let worker = Worker { process: 1, thread };
        Call {
            worker,
            name: "work".into(),
            item: String::new(),
            start,
            end: Some(end),
        }
    }

    #[test]
    fn calls_that_touch_do_not_overlap() {
        assert_eq!(most_at_once(&[call(1, 0, 5), call(2, 5, 9)]), 1);
        assert_eq!(most_at_once(&[call(1, 0, 6), call(2, 5, 9)]), 2);
    }

    #[test]
    fn one_worker_is_one_however_its_calls_nest() {
        assert_eq!(most_at_once(&[call(1, 0, 9), call(1, 2, 5)]), 1);
    }
}
