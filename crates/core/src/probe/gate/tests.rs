use super::*;
use std::ops::Range;

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
