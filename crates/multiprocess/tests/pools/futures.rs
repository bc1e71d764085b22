//! `submit` and the futures that it gives.

use crate::common::{self, Check, check};
use crate::square;
use multiprocess::{
    Error, Executor, ProcessPoolExecutor, ReturnWhen, ThreadPoolExecutor, as_completed, wait,
};
use std::time::Duration;

pub(crate) fn checks() -> Vec<Check> {
    vec![
        check(
            "threads_and_processes_by_one_trait",
            threads_and_processes_by_one_trait,
        ),
        check(
            "a_future_is_cancelled_before_it_starts",
            a_future_is_cancelled_before_it_starts,
        ),
        check(
            "as_completed_gives_the_first_first",
            as_completed_gives_the_first_first,
        ),
        check("a_panic_has_its_place", a_panic_has_its_place),
    ]
}

fn threads_and_processes_by_one_trait() {
    fn use_it(executor: impl Executor) {
        let futures: Vec<_> = (0..50)
            .map(|x| executor.submit(square, x).unwrap())
            .collect();
        for (x, future) in futures.into_iter().enumerate().rev() {
            assert_eq!(future.result().unwrap(), square(x as u64));
        }
        assert_eq!(
            executor.map(square, 0..500).unwrap(),
            (0..500).map(square).collect::<Vec<_>>()
        );
        executor.shutdown(false);
    }
    use_it(ThreadPoolExecutor::new(2).unwrap());
    use_it(ProcessPoolExecutor::new(2).unwrap());
}

fn a_future_is_cancelled_before_it_starts() {
    let gate = common::Gate::new(2);
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let held = executor.submit(common::pass_gate, gate.address()).unwrap();
    let others: Vec<_> = (0..10)
        .map(|x| executor.submit(square, x).unwrap())
        .collect();
    gate.wait_for(1);
    assert!(held.running() && !held.done() && !held.cancel());
    for future in others.iter().step_by(2) {
        assert!(future.cancel() && future.done());
    }
    common::pass_gate(gate.address());
    held.result().unwrap();
    for (x, future) in others.into_iter().enumerate() {
        match future.result() {
            Ok(result) => assert!(x % 2 == 1 && result == square(x as u64)),
            Err(error) => assert!(x % 2 == 0 && matches!(error, Error::Cancelled), "{error}"),
        }
    }
}

fn as_completed_gives_the_first_first() {
    let gate = common::Gate::new(2);
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let futures = [
        executor.submit(common::pass_gate, gate.address()).unwrap(),
        executor
            .submit(|_: std::net::SocketAddr| 7, gate.address())
            .unwrap(),
    ];
    let waited = wait(&futures, ReturnWhen::FirstCompleted, None);
    assert_eq!((waited.done, waited.not_done), (vec![1], vec![0]));
    let not_yet = wait(
        &futures,
        ReturnWhen::AllCompleted,
        Some(Duration::from_millis(1)),
    );
    assert_eq!(not_yet.not_done, [0]);
    let mut completed = as_completed(futures);
    let (place, future) = completed.next().unwrap();
    assert_eq!((place, future.result().unwrap()), (1, 7));
    common::pass_gate(gate.address());
    assert_eq!(completed.next().unwrap().0, 0);
    assert!(completed.next().is_none());
}

fn fail(x: u64) -> u64 {
    panic!("no {x}")
}

fn a_panic_has_its_place() {
    let line = line!() - 4;
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let error = executor.submit(fail, 3).unwrap().result().unwrap_err();
    let Error::Panic(panic) = &error else {
        panic!("{error}")
    };
    assert_eq!((panic.message.as_str(), panic.line), ("no 3", line));
    assert!(panic.file.ends_with("futures.rs") && executor.pids().contains(&panic.pid));
    assert_eq!(executor.map(square, 0..3).unwrap(), [0, 1, 4]);
}
