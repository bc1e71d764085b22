//! What is special about the executor of threads.

use crate::common::{Check, check};
use multiprocess::ThreadPoolExecutor;
use std::sync::Arc;

pub(crate) fn checks() -> Vec<Check> {
    vec![
        check(
            "a_result_that_panics_when_dropped_costs_no_thread",
            a_result_that_panics_when_dropped_costs_no_thread,
        ),
        check(
            "an_executor_dropped_by_its_own_task",
            an_executor_dropped_by_its_own_task,
        ),
    ]
}

fn a_result_that_panics_when_dropped_costs_no_thread() {
    struct Trap;

    impl Drop for Trap {
        fn drop(&mut self) {
            panic!("on purpose");
        }
    }

    let executor = ThreadPoolExecutor::new(1).unwrap();
    // The future is gone before the task ends: so it is the executor's thread that drops the result.
    let (go, ready) = std::sync::mpsc::channel::<()>();
    let task = move || {
        ready.recv().unwrap();
        Trap
    };
    drop(executor.spawn(task).unwrap());
    go.send(()).unwrap();
    let next = executor.spawn(|| 7).unwrap();
    assert_eq!(next.result().unwrap(), 7);
}

fn an_executor_dropped_by_its_own_task() {
    let executor = Arc::new(ThreadPoolExecutor::new(1).unwrap());
    let (go, ready) = std::sync::mpsc::channel::<()>();
    let last = Arc::clone(&executor);
    let task = move || {
        ready.recv().unwrap();
        drop(last);
        7
    };
    let future = executor.spawn(task).unwrap();
    drop(executor);
    go.send(()).unwrap();
    assert_eq!(future.result().unwrap(), 7);
}
