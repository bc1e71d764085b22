//! Which calls the gate holds, and when it has seen enough. No clock and no thread in this file.

mod plan;
#[cfg(test)]
mod tests;

pub use plan::{PROOF, Plan};

use super::event::most_at_once;
use super::{Call, Census, Evidence, Round, Worker};
use std::collections::{HashMap, HashSet, VecDeque};

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
    /// The items whose calls are let go next, one at a time; empty as a rule.
    turns: VecDeque<String>,
    calls: Vec<Call>,
    rounds: Vec<Round>,
    peak: usize,
    /// The calls each worker is in the middle of, innermost last: positions in `calls`, `None` for
    /// the call of a work function that is not watched.
    stacks: HashMap<Worker, Vec<Option<usize>>>,
    held: HashSet<Worker>,
    /// The call that closed the gate, counted from 1.
    closed_at: usize,
    /// How many rounds in a row were not filled.
    unfilled: usize,
}

impl Gate {
    pub(super) fn new(plan: Plan) -> Self {
        Self::in_turn(plan, Vec::new())
    }

    /// Lets those held go one at a time, the call for the first of these items first. Between one and
    /// the next everybody has fallen asleep, so what the first has set off is over.
    pub(super) fn in_turn(plan: Plan, turns: Vec<String>) -> Self {
        Self {
            plan,
            turns: turns.into(),
            calls: Vec::new(),
            rounds: Vec::new(),
            peak: 0,
            stacks: HashMap::new(),
            held: HashSet::new(),
            closed_at: 0,
            unfilled: 0,
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
        if !self.is_closed_to(self.calls.len() - 1) {
            return Admission::Go;
        }
        if !self.is_holding() {
            self.closed_at = self.calls.len();
        }
        self.held.insert(worker);
        Admission::Held
    }

    /// Whoever comes while others are held joins them, and a doubt that a window raised is followed
    /// up past its end.
    fn is_closed_to(&self, call: usize) -> bool {
        if self.plan.apart {
            return self.plan.holds(call);
        }
        let answered = self.unfilled >= PROOF;
        !answered && (self.plan.holds(call) || self.is_holding() || self.unfilled > 0)
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

    /// As many workers are held as were asked for. Those inside but not held do not count: one of
    /// them, stopped in the middle of its call by a busy machine, would let the others run ahead.
    pub(super) fn is_filled(&self) -> bool {
        !self.plan.apart && self.held.len() >= self.plan.workers
    }

    /// Nothing has been let go yet: the workers that were started are still coming in.
    pub(super) fn is_first_round(&self) -> bool {
        self.rounds.is_empty()
    }

    /// The round before this one was not filled.
    pub(super) fn is_doubted(&self) -> bool {
        self.unfilled > 0
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
            begun: self.calls.len() - self.held.len(),
            inside: self.held.len(),
            filled,
            present,
        });
        self.unfilled = if filled { 0 } else { self.unfilled + 1 };
        let next = self.take_turn();
        let held = match next {
            Some(worker) => HashSet::from([worker]),
            None => std::mem::take(&mut self.held),
        };
        self.held.retain(|worker| !held.contains(worker));
        for worker in &held {
            self.begin_at(*worker, now);
        }
        held
    }

    /// Whose turn it is; nobody's, if the gate takes no turns or whoever is next is not here.
    fn take_turn(&mut self) -> Option<Worker> {
        let item = self.turns.pop_front()?;
        self.held
            .iter()
            .find(|worker| self.item_of(**worker) == Some(&item))
            .copied()
    }

    fn item_of(&self, worker: Worker) -> Option<&String> {
        let call = (*self.stacks.get(&worker)?.last()?)?;
        Some(&self.calls[call].item)
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
