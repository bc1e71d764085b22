//! Which calls the gate holds, and when it has seen enough. No clock and no thread in this file.

use super::event::most_at_once;
use super::{Call, Census, Evidence, Round, Worker};
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

/// So many rounds in a row must stay unfilled until the work is taken to be less parallel than it
/// should be. One or two prove nothing: where a wave of work ends, or a window of results waits
/// for the oldest, the last call of it is alone for good reason. Four were too few for a program of
/// many small waves on a busy machine.
pub const PROOF: usize = 8;

/// What the gate is to find out about one piece of work.
///
/// In each of the `windows` the gate holds **every call**, until `workers` of them are held at once;
/// then it lets them go together and closes again. So the workers go through a window in step: none
/// runs ahead to the end of its share while another waits for its turn on a busy machine. A round
/// that nobody else comes to is let go, too. [`PROOF`] of those in a row, and the gate stays open:
/// the question is answered.
///
/// # Which windows are fair
/// A window must be one that every right answer can fill. In the first half of the work there is
/// something left for everybody, however it is divided: in one block a worker, in pieces of any
/// size up to that, or piece by piece. A later window is fair if no block can be finished before it:
/// up to `items / workers`. Towards the end a worker may rightly be alone.
///
/// # Held apart
/// With `apart` the question is another one: what becomes of the work when one of the workers gets
/// stuck? The calls of the windows are held, every other call passes them by, and they are let go
/// when everybody else sleeps. What begins only then was waiting for those held, or was theirs from the
/// start: [`Round::begun`] tells how much had begun before.
///
/// # What this does not promise
/// An answer that turns serial after the last window is not caught, nor one that starts more workers
/// than it was asked to, if they come after the first round and never meet.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The work function to look at; the calls of others pass unseen.
    pub name: String,
    /// How many workers were asked for.
    pub workers: usize,
    /// Which calls are held, counted from 0 in the order in which they come.
    pub windows: Vec<Range<usize>>,
    /// Whether those held wait for everybody else to sleep, and not for `workers` of them.
    pub apart: bool,
}

impl Plan {
    /// Watches the work function `name` and holds nothing.
    pub fn watch(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            workers: 0,
            windows: Vec::new(),
            apart: false,
        }
    }

    /// Holds one call of `name`, counted from 0, until there is nothing that the others could do
    /// without it.
    pub fn hold_apart(name: &str, call: usize) -> Self {
        Self {
            windows: vec![call..call + 1],
            apart: true,
            ..Self::watch(name)
        }
    }

    fn holds(&self, call: usize) -> bool {
        self.windows.iter().any(|window| window.contains(&call))
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

    fn gate(workers: usize, window: Range<usize>) -> Gate {
        Gate::new(Plan {
            name: "work".into(),
            workers,
            windows: vec![window],
            apart: false,
        })
    }

    fn release(gate: &mut Gate) -> HashSet<Worker> {
        gate.release(1, Census::default())
    }

    /// The worker is held for its next call and let go with whoever is held, and leaves it.
    fn alone(gate: &mut Gate, thread: u32) {
        assert_eq!(gate.enter(call(thread)), Admission::Held);
        release(gate);
        gate.leave(worker(thread), 2);
    }

    #[test]
    fn two_workers_go_through_a_window_in_step() {
        let mut gate = gate(2, 0..4);
        for _ in 0..2 {
            assert_eq!(gate.enter(call(1)), Admission::Held);
            assert!(!gate.is_filled());
            assert_eq!(gate.enter(call(2)), Admission::Held);
            assert!(gate.is_filled());
            assert_eq!(release(&mut gate), HashSet::from([worker(1), worker(2)]));
            gate.leave(worker(1), 6);
            gate.leave(worker(2), 6);
        }
        assert_eq!(gate.enter(call(1)), Admission::Go, "past the window");
        let filled: Vec<_> = gate
            .evidence()
            .rounds
            .iter()
            .map(|round| (round.call, round.filled))
            .collect();
        assert_eq!(filled, [(1, true), (3, true)]);
    }

    #[test]
    fn a_serial_answer_is_held_until_it_is_proved_and_never_again() {
        let mut gate = gate(2, 0..4);
        for _ in 0..PROOF {
            alone(&mut gate, 1);
        }
        assert_eq!(gate.enter(call(1)), Admission::Go);
        let evidence = gate.evidence();
        assert_eq!(
            evidence.rounds.len(),
            PROOF,
            "followed up past the end of the window"
        );
        assert!(
            evidence
                .rounds
                .iter()
                .all(|round| round.inside == 1 && !round.filled)
        );
        assert_eq!(evidence.peak, 1);
    }

    #[test]
    fn those_held_go_in_turn() {
        let plan = Plan {
            name: "work".into(),
            workers: 3,
            windows: vec![0..3],
            apart: false,
        };
        let mut gate = Gate::in_turn(plan, vec!["3".into(), "1".into()]);
        for thread in 1..=3 {
            let item = thread.to_string();
            let call = Call {
                item,
                ..call(thread)
            };
            assert_eq!(gate.enter(call), Admission::Held);
        }
        assert_eq!(release(&mut gate), HashSet::from([worker(3)]));
        assert_eq!(release(&mut gate), HashSet::from([worker(1)]));
        assert!(gate.is_holding());
        assert_eq!(release(&mut gate), HashSet::from([worker(2)]), "all others");
        assert!(!gate.is_holding());
    }

    #[test]
    fn the_last_of_a_wave_is_alone_and_the_next_wave_clears_it() {
        let mut gate = gate(2, 0..100);
        for _ in 0..3 * PROOF {
            gate.enter(call(1));
            gate.enter(call(2));
            release(&mut gate);
            gate.leave(worker(1), 2);
            gate.leave(worker(2), 2);
            alone(&mut gate, 1);
            assert!(gate.is_doubted());
        }
        assert_eq!(
            gate.enter(call(1)),
            Admission::Held,
            "still asked, and not yet answered"
        );
    }

    #[test]
    fn parallel_first_and_serial_after_is_held_in_a_later_window() {
        let plan = Plan {
            name: "work".into(),
            workers: 2,
            windows: vec![0..2, 4..6],
            apart: false,
        };
        let mut gate = Gate::new(plan);
        gate.enter(call(1));
        gate.enter(call(2));
        release(&mut gate);
        gate.leave(worker(1), 2);
        gate.leave(worker(2), 2);
        for _ in 0..2 {
            assert_eq!(gate.enter(call(1)), Admission::Go);
            gate.leave(worker(1), 3);
        }
        alone(&mut gate, 1);
        assert!(gate.is_doubted());
    }

    #[test]
    fn others_pass_a_call_that_is_held_apart() {
        let mut gate = Gate::new(Plan::hold_apart("work", 1));
        assert_eq!(gate.enter(call(1)), Admission::Go);
        assert_eq!(gate.enter(call(2)), Admission::Held);
        for _ in 0..2 * PROOF {
            gate.leave(worker(1), 2);
            assert_eq!(gate.enter(call(1)), Admission::Go);
            assert!(!gate.is_filled());
        }
        assert_eq!(release(&mut gate), HashSet::from([worker(2)]));
        gate.leave(worker(2), 3);
        assert_eq!(gate.enter(call(2)), Admission::Go, "it was held once");
        let evidence = gate.evidence();
        let round = &evidence.rounds[0];
        assert_eq!((round.call, round.inside), (2, 1));
        assert_eq!(round.begun, 1 + 2 * PROOF);
        assert_eq!(evidence.calls.len(), round.begun + 2);
    }

    #[test]
    fn who_is_inside_but_not_held_does_not_fill_the_gate() {
        let mut gate = gate(2, 1..9);
        assert_eq!(gate.enter(call(1)), Admission::Go, "before the window");
        assert_eq!(gate.enter(call(2)), Admission::Held);
        assert!(!gate.is_filled());
        gate.leave(worker(1), 2);
        assert_eq!(gate.enter(call(1)), Admission::Held);
        assert!(gate.is_filled());
    }

    #[test]
    fn a_worker_that_dies_in_a_call_is_inside_no_more() {
        let mut gate = gate(2, 0..8);
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
