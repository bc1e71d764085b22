//! What pools, executors and processes do when nothing goes wrong.

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::{check, run};
use multiprocess::{
    End, Error, Executor, Pool, Process, ProcessPoolExecutor, ReturnWhen, ThreadPoolExecutor,
    as_completed, wait,
};

fn main() {
    multiprocess::init();
    let checks = vec![
        check("map_keeps_the_order", map_keeps_the_order),
        check("map_of_nothing_and_of_one", map_of_nothing_and_of_one),
        check(
            "map_reads_iterators_of_unknown_length",
            map_reads_iterators_of_unknown_length,
        ),
        check(
            "n_tasks_run_on_n_workers_at_once",
            n_tasks_run_on_n_workers_at_once,
        ),
        check("starmap_spreads_tuples", starmap_spreads_tuples),
        check("imap_of_an_endless_iterator", imap_of_an_endless_iterator),
        check("imap_starts_at_once", imap_starts_at_once),
        check(
            "imap_dropped_takes_back_what_has_not_started",
            imap_dropped_takes_back_what_has_not_started,
        ),
        check(
            "imap_unordered_gives_each_once",
            imap_unordered_gives_each_once,
        ),
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
        check("workers_retire", workers_retire),
        check("a_pool_inside_a_worker", a_pool_inside_a_worker),
        check(
            "a_process_ends_as_its_function_says",
            a_process_ends_as_its_function_says,
        ),
        check("a_panic_has_its_place", a_panic_has_its_place),
        check(
            "cancelled_tasks_do_not_use_up_a_worker",
            cancelled_tasks_do_not_use_up_a_worker,
        ),
        check("a_limit_past_the_end_of_time", a_limit_past_the_end_of_time),
        check(
            "a_result_that_panics_when_dropped_costs_no_thread",
            a_result_that_panics_when_dropped_costs_no_thread,
        ),
        check(
            "an_executor_dropped_by_its_own_task",
            an_executor_dropped_by_its_own_task,
        ),
    ];
    run(checks, &[])
}

fn square(x: u64) -> u64 {
    x * x
}

fn map_keeps_the_order() {
    let pool = Pool::new(2).unwrap();
    let squares: Vec<u64> = (0..20_000).map(square).collect();
    assert_eq!(pool.map(square, 0..20_000).unwrap(), squares);
    for chunksize in [1, 7, 100_000] {
        let pool = Pool::builder()
            .max_workers(3)
            .chunksize(chunksize)
            .build()
            .unwrap();
        assert_eq!(
            pool.map(square, 0..20_000).unwrap(),
            squares,
            "chunksize {chunksize}"
        );
    }
}

fn map_of_nothing_and_of_one() {
    let pool = Pool::new(2).unwrap();
    assert_eq!(pool.map(square, []).unwrap(), []);
    assert_eq!(pool.map(square, [3]).unwrap(), [9]);
    assert_eq!(pool.map(|()| (), [(); 5]).unwrap(), [(); 5]);
}

fn map_reads_iterators_of_unknown_length() {
    let pool = Pool::new(2).unwrap();
    let odd = || (0..10_000).filter(|x| x % 2 == 1);
    assert_eq!(
        pool.map(square, odd()).unwrap(),
        odd().map(square).collect::<Vec<_>>()
    );
}

/// Each task waits until all of them are there: it returns only if they run at the same time.
fn n_tasks_run_on_n_workers_at_once() {
    let workers = 4;
    let gate = common::Gate::new(workers);
    let pool = Pool::builder().max_workers(workers).build().unwrap();
    let mut pids = pool
        .map(common::pass_gate, vec![gate.address(); workers])
        .unwrap();
    pids.sort_unstable();
    pids.dedup();
    assert_eq!(pids.len(), workers);
    assert!(!pids.contains(&std::process::id()));
}

fn starmap_spreads_tuples() {
    let pool = Pool::new(2).unwrap();
    assert_eq!(pool.starmap(u64::pow, [(2, 3), (10, 2)]).unwrap(), [8, 100]);
}

fn imap_of_an_endless_iterator() {
    let pool = Pool::new(2).unwrap();
    let read = std::cell::Cell::new(0_u64);
    let inputs = (0_u64..).inspect(|_| read.set(read.get() + 1));
    let first: Vec<u64> = pool
        .imap(square, inputs)
        .take(1000)
        .map(Result::unwrap)
        .collect();
    assert_eq!(first, (0..1000).map(square).collect::<Vec<_>>());
    assert!(
        read.get() < 1100,
        "{} inputs were read for 1000 results",
        read.get()
    );
    assert_eq!(pool.apply(square, 4).unwrap(), 16, "the pool serves on");
}

fn imap_starts_at_once() {
    let gate = common::Gate::new(2);
    let pool = Pool::new(2).unwrap();
    let results = pool.imap(common::pass_gate, vec![gate.address(); 2]);
    gate.wait_for(2); // nobody has asked for a result
    assert_eq!(results.count(), 2);
}

/// The first task waits at the gate; the others leave a line in a file.
fn wait_or_write((gate, file, x): (std::net::SocketAddr, std::path::PathBuf, u32)) {
    use std::io::Write;
    if x == 0 {
        common::pass_gate(gate);
    } else {
        let file = std::fs::OpenOptions::new().append(true).open(file);
        file.unwrap().write_all(b"ran\n").unwrap();
    }
}

fn imap_dropped_takes_back_what_has_not_started() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let gate = common::Gate::new(2);
    let pool = Pool::new(1).unwrap();
    let inputs = (0..).map(|x| (gate.address(), file.path().to_owned(), x));
    let results = pool.imap(wait_or_write, inputs);
    gate.wait_for(1);
    drop(results);
    common::pass_gate(gate.address());
    pool.join();
    assert_eq!(std::fs::read_to_string(file.path()).unwrap(), "");
}

fn imap_unordered_gives_each_once() {
    let pool = Pool::builder().max_workers(2).chunksize(3).build().unwrap();
    let mut squares: Vec<u64> = pool
        .imap_unordered(square, 0..1000)
        .map(Result::unwrap)
        .collect();
    squares.sort_unstable();
    assert_eq!(squares, (0..1000).map(square).collect::<Vec<_>>());
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

fn a_pool_inside_a_worker() {
    let pool = Pool::new(2).unwrap();
    let totals = pool.map(
        |n: u64| {
            Pool::new(2)
                .unwrap()
                .map(square, 0..n)
                .unwrap()
                .iter()
                .sum::<u64>()
        },
        [3, 4],
    );
    assert_eq!(totals.unwrap(), [5, 14]);
}

fn a_process_ends_as_its_function_says() {
    let ends = |mut process: Process| process.join().unwrap();
    assert_eq!(ends(Process::start(|()| (), ()).unwrap()), End::Code(0));
    assert_eq!(
        ends(Process::start(|code: u8| code, 7).unwrap()),
        End::Code(7)
    );
    assert_eq!(
        ends(Process::start(|(a, b): (u8, u8)| a + b, (3, 4)).unwrap()),
        End::Code(7)
    );
    assert_eq!(
        ends(Process::start(|()| Err::<(), _>("no"), ()).unwrap()),
        End::Code(1)
    );
    assert_eq!(
        ends(Process::start(|()| -> u8 { std::process::exit(3) }, ()).unwrap()),
        End::Code(3)
    );
    assert_eq!(
        ends(Process::start(|()| -> u8 { panic!("on purpose") }, ()).unwrap()),
        End::Code(101)
    );
    let large = vec![1_u8; 3_000_000];
    assert_eq!(
        ends(Process::start(|bytes: Vec<u8>| u8::from(bytes.len() != 3_000_000), large).unwrap()),
        End::Code(0)
    );
    let mut process = Process::start(|()| common::sleep_for_ever(), ()).unwrap();
    assert!(process.is_alive().unwrap());
    assert_eq!(
        process.join_timeout(Duration::from_millis(20)).unwrap(),
        None
    );
    process.terminate();
    assert_eq!(
        process.join_timeout(Duration::from_secs(20)).unwrap(),
        Some(End::Signal(15))
    );
    assert!(!process.is_alive().unwrap());
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
    assert!(panic.file.ends_with("pools.rs") && executor.pids().contains(&panic.pid));
    assert_eq!(executor.map(square, 0..3).unwrap(), [0, 1, 4]);
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
