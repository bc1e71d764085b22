//! How long workers live, and how many tasks they get.

use crate::common::{self, Check, check};
use crate::square;
use multiprocess::{Pool, ProcessPoolExecutor};
use std::time::Duration;

pub(crate) fn checks() -> Vec<Check> {
    vec![
        check("workers_retire", workers_retire),
        check(
            "cancelled_tasks_do_not_use_up_a_worker",
            cancelled_tasks_do_not_use_up_a_worker,
        ),
        check("a_limit_past_the_end_of_time", a_limit_past_the_end_of_time),
        check(
            "short_results_arrive_while_a_long_task_runs",
            short_results_arrive_while_a_long_task_runs,
        ),
    ]
}

fn workers_retire() {
    let pool = Pool::builder()
        .max_workers(2)
        .max_tasks_per_child(10)
        .build()
        .unwrap();
    let pids = pool.map(|_: u32| std::process::id(), 0..100).unwrap();
    let mut counts = std::collections::HashMap::new();
    for pid in pids {
        *counts.entry(pid).or_insert(0) += 1;
    }
    assert!(counts.values().all(|&count| count <= 10), "{counts:?}");
}

fn cancelled_tasks_do_not_use_up_a_worker() {
    for _ in 0..20 {
        let executor = ProcessPoolExecutor::builder()
            .max_workers(1)
            .max_tasks_per_child(1)
            .build()
            .unwrap();
        let first = executor.submit(square, 2).unwrap();
        first.cancel();
        let second = executor.submit(square, 3).unwrap();
        assert_eq!(second.result().unwrap(), 9);
    }
}

fn a_limit_past_the_end_of_time() {
    let pool = Pool::builder()
        .max_workers(2)
        .task_timeout(Duration::MAX)
        .build()
        .unwrap();
    assert_eq!(pool.map(square, 0..4).unwrap(), [0, 1, 4, 9]);
}

/// A worker keeps short replies together, but not behind a task that may take for ever.
fn short_results_arrive_while_a_long_task_runs() {
    let gate = common::Gate::new(2);
    let executor = ProcessPoolExecutor::new(1).unwrap();
    for _ in 0..20 {
        let short: Vec<_> = (0..8)
            .map(|x| executor.submit(square, x).unwrap())
            .collect();
        let long = executor.submit(common::pass_gate, gate.address()).unwrap();
        for (x, future) in (0..).zip(short) {
            assert_eq!(future.result().unwrap(), square(x));
        }
        assert!(!long.done());
        common::pass_gate(gate.address());
        long.result().unwrap();
    }
}
