//! How pools and futures are used and given up by their owners.

use multiprocess::{Error, Pool, ProcessPoolExecutor};

use crate::common::{Gate, busy_for_ever, check, pass_gate, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check(
            "the_thread_that_made_the_pool_ends",
            the_thread_that_made_the_pool_ends,
        ),
        check("many_threads_use_one_pool", many_threads_use_one_pool),
        check(
            "a_pool_is_dropped_with_work_running",
            a_pool_is_dropped_with_work_running,
        ),
        check(
            "an_executor_is_dropped_with_work_waiting",
            an_executor_is_dropped_with_work_waiting,
        ),
        check("shutdown_cancels_what_waits", shutdown_cancels_what_waits),
        check(
            "futures_are_dropped_or_joined_in_reverse",
            futures_are_dropped_or_joined_in_reverse,
        ),
    ]
}

fn the_thread_that_made_the_pool_ends() {
    let pool = std::thread::spawn(|| Pool::new(2).unwrap()).join().unwrap();
    let pids = pool.pids();
    assert_eq!(pool.map(|x: u64| x, 0..1000).unwrap().len(), 1000);
    assert_eq!(pool.pids(), pids);
}

fn many_threads_use_one_pool() {
    let pool = Pool::new(3).unwrap();
    std::thread::scope(|scope| {
        for t in 0..8_u64 {
            let pool = &pool;
            scope.spawn(move || {
                for round in 0..20 {
                    let total: u64 = pool.map(|x: u64| x + 1, t..t + 100).unwrap().iter().sum();
                    assert_eq!(total, (t + 1..t + 101).sum::<u64>());
                    assert_eq!(pool.apply(|x: u64| x, round).unwrap(), round);
                }
            });
        }
    });
}

fn a_pool_is_dropped_with_work_running() {
    let gate = Gate::new(2);
    let pool = Pool::new(2).unwrap();
    let pids = pool.pids();
    let futures: Vec<_> = (0..2)
        .map(|_| pool.apply_async(pass_and_stay, gate.address()).unwrap())
        .collect();
    let waiting = pool.apply_async(|x: u8| x, 1).unwrap();
    gate.wait_for(2);
    drop(pool);
    assert!(pids.iter().all(|&pid| table::read(pid).is_none()));
    for future in futures {
        assert!(matches!(future.result(), Err(Error::Closed)));
    }
    assert!(matches!(waiting.result(), Err(Error::Closed)));
}

fn pass_and_stay(gate: std::net::SocketAddr) {
    pass_gate(gate);
    busy_for_ever();
}

fn an_executor_is_dropped_with_work_waiting() {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let futures: Vec<_> = (0..500)
        .map(|x| executor.submit(|x: u64| x, x).unwrap())
        .collect();
    drop(executor);
    for (x, future) in (0..).zip(futures) {
        assert!(future.done());
        assert_eq!(future.result().unwrap(), x);
    }
}

fn shutdown_cancels_what_waits() {
    let gate = Gate::new(2);
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let held = executor.submit(pass_gate, gate.address()).unwrap();
    let waiting: Vec<_> = (0..10)
        .map(|x| executor.submit(|x: u64| x, x).unwrap())
        .collect();
    gate.wait_for(1);
    std::thread::scope(|scope| {
        scope.spawn(|| executor.shutdown(true));
        for future in waiting {
            assert!(matches!(future.result(), Err(Error::Cancelled)));
        }
        pass_gate(gate.address());
    });
    held.result().unwrap();
}

fn futures_are_dropped_or_joined_in_reverse() {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let mut futures: Vec<_> = (0..300)
        .map(|x| executor.submit(|x: u64| x, x).unwrap())
        .collect();
    futures.retain(|_| fastrand::bool());
    let mut seen = Vec::new();
    while let Some(future) = futures.pop() {
        seen.push(future.result().unwrap());
    }
    assert!(seen.is_sorted_by(|a, b| a > b));
}
