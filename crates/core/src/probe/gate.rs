//! Which calls the gate holds, and when it has seen enough. No clock and no thread in this file.

use super::event::most_at_once;
use super::{Call, Census, Evidence, Round, Worker};
use std::collections::{HashMap, HashSet};

/// What the gate is to find out about one piece of work.
///
/// The gate holds the **first call of each worker** until `workers` of them are inside at once.
/// It closes again, for all of them, when a worker comes to its `holds[0]`-th call, its
/// `holds[1]`-th, and so on: an answer that is parallel for its first calls and serial after is
/// held there alone. While one worker is held the others are let run as far as their own call of
/// that number and no further, so that however the work is divided there is still some left for
/// whoever is late.
///
/// # Which holds are fair
/// A hold must be one that every right answer can fill. An answer that cuts the work into a block
/// a worker gives each `items / workers` calls; one that hands out pieces of up to half such a
/// block gives each at least half of that. So `holds` up to `items / (2 * workers)` are fair to both.
/// After half of the items nothing is held any more: towards the end of the work a worker may
/// rightly be alone.
///
/// # What this does not promise
/// An answer that turns serial past the last hold is not caught, nor one that starts more workers
/// than it was asked to, if they come after the first round and never meet.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The work function to look at; the calls of others pass unseen.
    pub name: String,
    /// How many workers were asked for.
    pub workers: usize,
    /// How many calls there will be.
    pub items: usize,
    /// At which of its calls a worker is held again, counted from 1, rising.
    pub holds: Vec<usize>,
}

impl Plan {
    /// Watches the work function `name` and holds nothing.
    pub fn watch(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            workers: 0,
            items: 0,
            holds: Vec::new(),
        }
    }

    fn holds_anything(&self) -> bool {
        self.workers > 0
    }
}

/// May the worker go on?
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admission {
    Go,
    Held,
}

/// The state of one observation.
#[derive(Debug)]
pub(super) struct Gate {
    plan: Plan,
    calls: Vec<Call>,
    rounds: Vec<Round>,
    peak: usize,
    /// How many calls each worker has begun.
    begun: HashMap<Worker, usize>,
    /// The calls each worker is in the middle of, innermost last: positions in `calls`, `None` for
    /// the call of a work function that is not watched.
    stacks: HashMap<Worker, Vec<Option<usize>>>,
    held: HashSet<Worker>,
    /// The call that closed the gate, counted from 1.
    closed_at: usize,
    /// How many of the plan's holds have been let go.
    passed: usize,
    /// A round was not filled: that answers the question, and nothing is held from there on.
    open: bool,
}

impl Gate {
    pub(super) fn new(plan: Plan) -> Self {
        Self {
            open: !plan.holds_anything(),
            plan,
            calls: Vec::new(),
            rounds: Vec::new(),
            peak: 0,
            begun: HashMap::new(),
            stacks: HashMap::new(),
            held: HashSet::new(),
            closed_at: 0,
            passed: 0,
        }
    }

    pub(super) fn watches(&self, name: &str) -> bool {
        self.plan.name == name
    }

    /// A call begins, if the gate lets it.
    pub(super) fn enter(&mut self, call: Call) -> Admission {
        let worker = call.worker;
        self.stacks
            .entry(worker)
            .or_default()
            .push(Some(self.calls.len()));
        self.calls.push(call);
        self.peak = self.peak.max(self.inside());
        let begun = self.begun.entry(worker).or_default();
        *begun += 1;
        let begun = *begun;
        // A round begins in the first half of the work only; once it has begun, whoever comes joins it.
        let early = self.calls.len() * 2 <= self.plan.items.max(2);
        let drawn = self
            .plan
            .holds
            .get(self.passed)
            .is_some_and(|hold| begun >= *hold);
        if !self.open && (early || self.is_holding()) && (begun == 1 || drawn) {
            if !self.is_holding() {
                self.closed_at = self.calls.len();
            }
            self.held.insert(worker);
            return Admission::Held;
        }
        Admission::Go
    }

    /// A call begins that is not watched: its end must not be taken for the end of one that is.
    pub(super) fn pass(&mut self, worker: Worker) {
        self.stacks.entry(worker).or_default().push(None);
    }

    /// The worker's innermost call ends at `end`.
    pub(super) fn leave(&mut self, worker: Worker, end: u64) {
        let innermost = self.stacks.get_mut(&worker).and_then(Vec::pop);
        if let Some(Some(call)) = innermost {
            self.calls[call].end = Some(end);
        }
    }

    /// The worker has gone, in the middle of a call perhaps: that call never ends.
    pub(super) fn lost(&mut self, worker: Worker) {
        self.stacks.remove(&worker);
        self.held.remove(&worker);
    }

    /// A call that nobody waited for has been made.
    pub(super) fn done(&mut self, call: Call) {
        self.calls.push(call);
    }

    pub(super) fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// How many workers are inside a watched call.
    fn inside(&self) -> usize {
        self.stacks
            .values()
            .filter(|calls| calls.iter().any(Option::is_some))
            .count()
    }

    /// As many workers are inside as were asked for.
    pub(super) fn is_filled(&self) -> bool {
        self.inside() >= self.plan.workers
    }

    /// Nothing has been let go yet: the workers that were started are still coming in.
    pub(super) fn is_first_round(&self) -> bool {
        self.rounds.is_empty()
    }

    pub(super) fn is_idle(&self) -> bool {
        self.inside() == 0
    }

    /// Opens the gate for those held, at the time `now`, and tells who they are. `present` are those
    /// who could have come.
    pub(super) fn release(&mut self, now: u64, present: Census) -> HashSet<Worker> {
        let filled = self.is_filled();
        self.rounds.push(Round {
            call: self.closed_at,
            inside: self.inside(),
            filled,
            present,
        });
        self.open = !filled;
        let held = std::mem::take(&mut self.held);
        for worker in &held {
            self.begin_at(*worker, now);
        }
        // A hold that somebody has come to is over for all.
        let furthest = held
            .iter()
            .filter_map(|worker| self.begun.get(worker))
            .max()
            .copied()
            .unwrap_or(0);
        while self
            .plan
            .holds
            .get(self.passed)
            .is_some_and(|hold| furthest >= *hold)
        {
            self.passed += 1;
        }
        held
    }

    /// The worker's call began when it was let in, not when it knocked.
    fn begin_at(&mut self, worker: Worker, now: u64) {
        if let Some(Some(call)) = self.stacks.get(&worker).and_then(|calls| calls.last()) {
            self.calls[*call].start = now;
        }
    }

    pub(super) fn evidence(self) -> Evidence {
        let mut calls = self.calls;
        calls.sort_by_key(|call| call.start);
        // Calls told when they were over are only now seen side by side.
        let peak = self.peak.max(most_at_once(&calls));
        Evidence {
            calls,
            rounds: self.rounds,
            peak,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(thread: u32) -> Worker {
        Worker { process: 1, thread }
    }

    fn call(thread: u32) -> Call {
        Call {
            worker: worker(thread),
            name: "work".into(),
            item: "0".into(),
            start: 0,
            end: None,
        }
    }

    fn gate(workers: usize, items: usize, holds: &[usize]) -> Gate {
        Gate::new(Plan {
            name: "work".into(),
            workers,
            items,
            holds: holds.to_vec(),
        })
    }

    #[test]
    fn two_workers_fill_a_gate_for_two() {
        let mut gate = gate(2, 8, &[]);
        assert_eq!(gate.enter(call(1)), Admission::Held);
        assert!(!gate.is_filled());
        assert_eq!(gate.enter(call(2)), Admission::Held);
        assert!(gate.is_filled());
        assert_eq!(
            gate.release(5, Census::default()),
            HashSet::from([worker(1), worker(2)])
        );
        gate.leave(worker(1), 6);
        assert_eq!(gate.enter(call(1)), Admission::Go);
        assert_eq!(
            gate.evidence().rounds,
            [Round {
                call: 1,
                inside: 2,
                filled: true,
                present: Census::default()
            }]
        );
    }

    #[test]
    fn a_serial_answer_is_held_once_and_never_again() {
        let mut gate = gate(2, 8, &[2]);
        assert_eq!(gate.enter(call(1)), Admission::Held);
        gate.release(1, Census::default());
        gate.leave(worker(1), 2);
        assert_eq!(gate.enter(call(1)), Admission::Go);
        let evidence = gate.evidence();
        assert_eq!(
            evidence.rounds,
            [Round {
                call: 1,
                inside: 1,
                filled: false,
                present: Census::default()
            }]
        );
        assert_eq!(evidence.peak, 1);
    }

    #[test]
    fn parallel_first_and_serial_after_is_held_at_a_later_call() {
        let mut gate = gate(2, 20, &[3]);
        gate.enter(call(1));
        gate.enter(call(2));
        gate.release(1, Census::default());
        gate.leave(worker(1), 2);
        gate.leave(worker(2), 2);
        assert_eq!(gate.enter(call(1)), Admission::Go);
        gate.leave(worker(1), 3);
        assert_eq!(gate.enter(call(1)), Admission::Held, "its third call");
        assert!(!gate.is_filled());
        gate.release(4, Census::default());
        assert!(!gate.evidence().rounds[1].filled);
    }

    #[test]
    fn a_hold_that_one_worker_passed_holds_nobody_else() {
        let mut gate = gate(2, 40, &[2]);
        gate.enter(call(1));
        gate.enter(call(2));
        gate.release(1, Census::default());
        gate.leave(worker(1), 2);
        assert_eq!(gate.enter(call(1)), Admission::Held, "its second call");
        assert!(gate.is_filled(), "the other is still in its first");
        gate.release(3, Census::default());
        gate.leave(worker(2), 4);
        assert_eq!(gate.enter(call(2)), Admission::Go);
    }

    #[test]
    fn whoever_comes_joins_a_round_that_has_begun() {
        let mut gate = gate(2, 4, &[]);
        for thread in [1, 2] {
            gate.enter(call(thread));
        }
        gate.release(1, Census::default());
        gate.leave(worker(1), 2);
        gate.plan.items = 6;
        assert_eq!(
            gate.enter(call(3)),
            Admission::Held,
            "the third of six begins a round"
        );
        gate.leave(worker(2), 2);
        assert_eq!(
            gate.enter(call(4)),
            Admission::Held,
            "the fourth would begin none"
        );
        assert!(gate.is_filled());
    }

    #[test]
    fn after_half_of_the_items_nothing_is_held() {
        let mut gate = gate(2, 4, &[]);
        for thread in [1, 2] {
            gate.enter(call(thread));
        }
        gate.release(1, Census::default());
        for thread in [1, 2] {
            gate.leave(worker(thread), 2);
        }
        assert_eq!(
            gate.enter(call(3)),
            Admission::Go,
            "a new worker for the third item of four"
        );
    }

    #[test]
    fn a_worker_that_dies_in_a_call_is_inside_no_more() {
        let mut gate = gate(2, 8, &[]);
        gate.enter(call(1));
        gate.lost(worker(1));
        assert!(gate.is_idle() && !gate.is_holding());
        assert_eq!(gate.evidence().calls[0].end, None);
    }

    #[test]
    fn the_end_of_other_work_within_is_not_the_end_of_ours() {
        let mut gate = Gate::new(Plan::watch("work"));
        gate.enter(call(1));
        gate.pass(worker(1));
        gate.leave(worker(1), 5);
        assert!(!gate.is_idle());
        gate.leave(worker(1), 9);
        assert_eq!(gate.evidence().calls[0].end, Some(9));
    }

    #[test]
    fn a_call_within_a_call_is_one_worker_inside() {
        let mut gate = Gate::new(Plan::watch("work"));
        gate.enter(call(1));
        gate.enter(call(1));
        gate.leave(worker(1), 5);
        assert!(!gate.is_idle());
        gate.leave(worker(1), 9);
        let evidence = gate.evidence();
        assert_eq!(evidence.peak, 1);
        let ends: Vec<_> = evidence.calls.iter().map(|call| call.end).collect();
        assert_eq!(ends, [Some(9), Some(5)]);
    }
}
