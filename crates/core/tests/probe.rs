//! The probe and the gate between real processes: each test starts this program again, as the
//! worker that the test `worker` is, and listens to it.

use course_core::probe::{Activity, Census, Evidence, Listener, Look, Plan, work};
use std::ops::Range;
use std::process::{Command, Stdio};
use std::thread;

/// What the started program is to do. Unset in an ordinary run of the tests.
const ROLE: &str = "PROBE_TEST_ROLE";

#[test]
fn worker() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let calls = |from: u64, to: u64| (from..to).for_each(|item| work("work", item, || ()));
    match role.as_str() {
        "serial" => calls(0, 8),
        "two threads" => thread::scope(|scope| {
            scope.spawn(|| calls(0, 4));
            scope.spawn(|| calls(4, 8));
        }),
        "two threads, then serial" => {
            thread::scope(|scope| {
                scope.spawn(|| calls(0, 1));
                scope.spawn(|| calls(1, 2));
            });
            calls(2, 8);
        }
        "other work" => work("other", 1, || calls(0, 8)),
        "panics" => {
            let _ = std::panic::catch_unwind(|| work("work", 1, || panic!("on purpose")));
            calls(2, 3);
        }
        other => panic!("no such role: {other}"),
    }
}

fn run(role: &str, listener: &Listener) {
    let (name, value) = listener.environment();
    let program = std::env::current_exe().expect("a test knows its own program");
    let status = Command::new(program)
        .args(["worker", "--exact"])
        .env(ROLE, role)
        .env(name, value)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts again");
    assert!(status.success(), "{role}: {status}");
}

fn watched(role: &str) -> Evidence {
    let listener = Listener::watching("work").expect("a free port");
    run(role, &listener);
    listener.finish()
}

fn gated(role: &str, window: Range<usize>) -> Evidence {
    // Nobody tells this gate who sleeps, so it gives up after its own limit.
    let listener = Listener::gate(|| Look {
        activity: Activity::Unknown,
        present: Census::default(),
    })
    .expect("a free port");
    listener.arm(Plan {
        name: "work".into(),
        workers: 2,
        windows: vec![window],
        apart: false,
    });
    run(role, &listener);
    listener.disarm()
}

fn items(evidence: &Evidence) -> Vec<&str> {
    let mut items: Vec<&str> = evidence
        .calls
        .iter()
        .map(|call| call.item.as_str())
        .collect();
    items.sort_unstable();
    items
}

#[test]
fn every_call_is_told() {
    let evidence = watched("serial");
    assert_eq!(items(&evidence), ["0", "1", "2", "3", "4", "5", "6", "7"]);
    assert_eq!(evidence.workers().len(), 1);
    assert_eq!(evidence.peak, 1);
    for pair in evidence.calls.windows(2) {
        assert!(
            pair[0].end.is_some_and(|end| end <= pair[1].start),
            "{pair:?}"
        );
    }
}

#[test]
fn other_work_is_not_told() {
    assert_eq!(watched("other work").calls.len(), 8);
    assert!(
        watched("other work")
            .calls
            .iter()
            .all(|call| call.name == "work")
    );
}

#[test]
fn two_threads_are_two_workers_of_one_process() {
    let evidence = gated("two threads", 0..4);
    assert_eq!(items(&evidence).len(), 8);
    assert_eq!(evidence.peak, 2);
    assert!(
        evidence.rounds.iter().all(|round| round.filled),
        "{:?}",
        evidence.rounds
    );
    assert_eq!(evidence.rounds.len(), 2, "the first calls and the second");
    let workers = evidence.workers();
    assert_eq!(workers.len(), 2);
    assert_eq!(workers[0].process, workers[1].process);
}

#[test]
fn a_serial_program_cannot_pass_the_gate_unseen() {
    let evidence = gated("serial", 0..1);
    assert_eq!(items(&evidence).len(), 8, "held, and then let go");
    assert_eq!(evidence.peak, 1);
    assert_eq!(evidence.rounds.len(), 8);
    assert!(evidence.rounds.iter().all(|round| !round.filled));
}

#[test]
fn parallel_first_and_serial_after_is_seen() {
    let evidence = gated("two threads, then serial", 0..3);
    assert_eq!(evidence.peak, 2);
    let filled: Vec<bool> = evidence.rounds.iter().map(|round| round.filled).collect();
    assert_eq!(filled, [true, false, false, false, false, false, false]);
}

#[test]
fn a_call_that_panics_ends_all_the_same() {
    let evidence = watched("panics");
    assert_eq!(items(&evidence), ["1", "2"]);
    assert!(evidence.calls.iter().all(|call| call.end.is_some()));
}

#[test]
fn a_listener_that_is_gone_is_no_trouble() {
    let listener = Listener::watching("work").expect("a free port");
    let (name, value) = listener.environment();
    drop(listener);
    let program = std::env::current_exe().expect("a test knows its own program");
    let output = Command::new(program)
        .args(["worker", "--exact"])
        .env(ROLE, "serial")
        .env(name, value)
        .output()
        .expect("the program starts again");
    assert!(output.status.success());
}
