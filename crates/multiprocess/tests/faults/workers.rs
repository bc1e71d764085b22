//! Workers that are killed, stopped, or cannot start.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use multiprocess::{End, Error, Pool, ProcessPoolExecutor};
use rustix::process::Signal;

use crate::common::{Gate, busy_for_ever, check, pass_gate, sleep_for_ever, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("a_worker_is_killed_in_a_task", a_worker_is_killed_in_a_task),
        check("idle_workers_are_killed", idle_workers_are_killed),
        check("killed_at_start_then_better", killed_at_start_then_better),
        check("killed_at_every_start", killed_at_every_start),
        check("the_initializer_panics", the_initializer_panics),
        check(
            "the_initializer_panics_in_a_replacement",
            the_initializer_panics_in_a_replacement,
        ),
        check(
            "killed_in_the_middle_of_a_chunk",
            killed_in_the_middle_of_a_chunk,
        ),
        check(
            "killed_while_reading_a_large_argument",
            killed_while_reading_a_large_argument,
        ),
        check(
            "killed_while_writing_a_large_result",
            killed_while_writing_a_large_result,
        ),
        check("stopped_with_a_task_timeout", stopped_with_a_task_timeout),
        check("too_long_with_a_task_timeout", too_long_with_a_task_timeout),
        check("stopped_while_idle", stopped_while_idle),
        #[cfg(not(feature = "portable"))] // elsewhere closing the lifeline ends the worker
        check("a_worker_closes_everything", a_worker_closes_everything),
    ]
}

fn a_worker_is_killed_in_a_task() {
    let gate = Gate::new(2);
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let victim = executor.submit(pass_gate, gate.address()).unwrap();
    let others: Vec<_> = (0..20)
        .map(|x| {
            executor
                .submit(|x: u64| (x, std::process::id()), x)
                .unwrap()
        })
        .collect();
    gate.wait_for(1);
    let mut results: Vec<_> = others
        .into_iter()
        .map(|future| future.result().unwrap())
        .collect();
    // One worker waits at the gate, so the results came from the other.
    let busy: Vec<_> = executor
        .pids()
        .into_iter()
        .filter(|pid| *pid != results[0].1)
        .collect();
    for pid in busy {
        table::signal(pid, Signal::KILL);
    }
    let error = victim.result().unwrap_err();
    assert!(
        matches!(
            error,
            Error::WorkerDied {
                end: End::Signal(9),
                ..
            }
        ),
        "{error}"
    );
    assert!(error.to_string().contains("SIGKILL"));
    results.dedup_by_key(|(x, _)| *x);
    assert_eq!(results.len(), 20);
    assert_eq!(executor.map(|x: u64| x, 0..50).unwrap().len(), 50);
}

fn idle_workers_are_killed() {
    let pool = Pool::new(2).unwrap();
    for _ in 0..5 {
        for pid in pool.pids() {
            table::signal(pid, Signal::KILL);
        }
        assert_eq!(pool.map(|x: u64| x * 2, 0..100).unwrap()[99], 198);
    }
}

/// Kills this process at its first start and lets it be at the later ones.
fn die_once(marker: PathBuf) {
    if OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(marker)
        .is_ok()
    {
        table::signal(std::process::id(), Signal::KILL);
    }
}

fn killed_at_start_then_better() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Pool::builder()
        .max_workers(2)
        .initializer(die_once, folder.path().join("died"))
        .build()
        .unwrap();
    assert_eq!(pool.map(|x: u64| x, 0..10).unwrap().len(), 10);
    std::fs::remove_file(folder.path().join("died")).unwrap();
    table::signal(pool.pids()[0], Signal::KILL);
    assert_eq!(pool.map(|x: u64| x, 0..10).unwrap().len(), 10);
}

fn killed_at_every_start() {
    let always = |()| table::signal(std::process::id(), Signal::KILL);
    let error = Pool::builder()
        .max_workers(2)
        .initializer(always, ())
        .build()
        .err()
        .unwrap();
    assert!(
        matches!(
            error,
            Error::NeverReady {
                end: End::Signal(9),
                ..
            }
        ),
        "{error}"
    );
}

fn the_initializer_panics() {
    let error = Pool::builder()
        .max_workers(2)
        .initializer(|()| panic!("no licence"), ())
        .build()
        .err()
        .unwrap();
    let Error::Initializer(panic) = &error else {
        panic!("{error}")
    };
    assert_eq!(panic.message, "no licence");
    assert!(panic.file.ends_with("workers.rs"));
}

fn the_initializer_panics_in_a_replacement() {
    let folder = tempfile::tempdir().unwrap();
    let marker = folder.path().join("started");
    let once = |marker: PathBuf| {
        assert!(
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(marker)
                .is_ok(),
            "only once"
        );
    };
    let pool = Pool::builder()
        .max_workers(1)
        .initializer(once, marker)
        .build()
        .unwrap();
    assert_eq!(pool.apply(|x: u64| x, 1).unwrap(), 1);
    let lost = pool
        .apply(|()| -> () { std::process::abort() }, ())
        .unwrap_err();
    assert!(matches!(lost, Error::WorkerDied { .. }), "{lost}");
    let error = pool.apply(|x: u64| x, 1).unwrap_err();
    assert!(
        matches!(&error, Error::Initializer(panic) if panic.message == "only once"),
        "{error}"
    );
}

/// A task that leaves a line in a file each time it runs, and dies at 5000.
fn leave_a_line((file, x): (PathBuf, u32)) -> u32 {
    let mut file = OpenOptions::new().append(true).open(file).unwrap();
    file.write_all(format!("{x}\n").as_bytes()).unwrap();
    if x == 5000 {
        table::signal(std::process::id(), Signal::KILL);
    }
    x
}

fn killed_in_the_middle_of_a_chunk() {
    for chunksize in [10_000, 3000, 1] {
        let file = tempfile::NamedTempFile::new().unwrap();
        let pool = Pool::builder()
            .max_workers(2)
            .chunksize(chunksize)
            .build()
            .unwrap();
        let inputs = (0..10_000).map(|x| (file.path().to_owned(), x));
        for (x, result) in (0..).zip(pool.imap(leave_a_line, inputs)) {
            match result {
                Ok(result) => assert!(x != 5000 && result == x),
                Err(error) => {
                    assert_eq!(x, 5000, "{error}");
                    assert!(
                        matches!(
                            error,
                            Error::WorkerDied {
                                end: End::Signal(9),
                                ..
                            }
                        ),
                        "{error}"
                    );
                }
            }
        }
        let mut runs: HashMap<u32, u32> = HashMap::new();
        for line in std::fs::read_to_string(file.path()).unwrap().lines() {
            *runs.entry(line.parse().unwrap()).or_default() += 1;
        }
        assert_eq!(runs.len(), 10_000);
        assert!(runs.values().all(|&count| count == 1), "none ran twice");
    }
}

fn killed_while_reading_a_large_argument() {
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let pid = executor.pids()[0];
    table::signal(pid, Signal::STOP);
    let bytes = vec![7_u8; 64 << 20];
    let future = executor
        .submit(|bytes: Vec<u8>| (bytes.len(), std::process::id()), bytes)
        .unwrap();
    table::signal(pid, Signal::KILL);
    // It had not started, so it runs in the next worker.
    let (length, ran_in) = future.result().unwrap();
    assert_eq!(length, 64 << 20);
    assert_ne!(ran_in, pid);
}

fn killed_while_writing_a_large_result() {
    let gate = Gate::new(1);
    let large = |gate: std::net::SocketAddr| {
        let bytes = vec![7_u8; 64 << 20];
        pass_gate(gate);
        bytes
    };
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let mut killed = 0;
    for round in 0..12_u64 {
        let pid = executor.pids()[0];
        let future = executor.submit(large, gate.address()).unwrap();
        // The result takes 64 MiB, and its bytes as many again: about when it is written the process holds both.
        table::eventually(Duration::from_secs(20), || {
            future.done() || held(pid) > 100_000_000 + round * 3_000_000
        });
        table::signal_if_there(pid, Signal::KILL);
        match future.result() {
            Ok(bytes) => assert!(bytes.len() == 64 << 20 && bytes.iter().all(|&b| b == 7)),
            Err(Error::WorkerDied {
                end: End::Signal(9),
                ..
            }) => killed += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert!(killed > 0, "no kill came in time");
    assert_eq!(executor.map(|x: u64| x, 0..10).unwrap().len(), 10);
}

/// How many bytes of memory the process has touched.
fn held(pid: u32) -> u64 {
    let statm = std::fs::read_to_string(format!("/proc/{pid}/statm")).unwrap_or_default();
    statm
        .split_whitespace()
        .nth(1)
        .and_then(|pages| pages.parse::<u64>().ok())
        .map_or(u64::MAX, |pages| pages * 4096)
}

fn stopped_with_a_task_timeout() {
    let gate = Gate::new(2);
    let limit = Duration::from_millis(300);
    let executor = ProcessPoolExecutor::builder()
        .max_workers(1)
        .task_timeout(limit)
        .build()
        .unwrap();
    let pid = executor.pids()[0];
    let future = executor.submit(pass_gate, gate.address()).unwrap();
    let later: Vec<_> = (0..10)
        .map(|x| executor.submit(|x: u64| x, x).unwrap())
        .collect();
    gate.wait_for(1);
    table::signal(pid, Signal::STOP);
    let error = future.result().unwrap_err();
    assert!(
        matches!(error, Error::TimedOut { pid: killed, .. } if killed == pid),
        "{error}"
    );
    for (x, future) in (0..).zip(later) {
        assert_eq!(future.result().unwrap(), x);
    }
    assert!(table::read(pid).is_none());
}

fn too_long_with_a_task_timeout() {
    let pool = Pool::builder()
        .max_workers(2)
        .task_timeout(Duration::from_millis(300))
        .chunksize(10)
        .build()
        .unwrap();
    let uneven = |x: u64| match x {
        13 => sleep_for_ever(),
        27 => busy_for_ever(),
        _ => {}
    };
    for (x, result) in (0..40).zip(pool.imap(uneven, 0..40)) {
        match result {
            Ok(()) => assert!(x != 13 && x != 27),
            Err(Error::TimedOut { limit, .. }) => {
                assert!((x == 13 || x == 27) && limit == Duration::from_millis(300));
            }
            Err(error) => panic!("{error}"),
        }
    }
}

fn stopped_while_idle() {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    for pid in executor.pids() {
        table::signal(pid, Signal::STOP);
    }
    drop(executor); // they do not leave when asked, and are killed
}

#[cfg(not(feature = "portable"))]
/// A task that closes all descriptors, ours too: its result has no way back but the shared memory.
fn a_worker_closes_everything() {
    let close = |()| {
        #[allow(unsafe_code, reason = "what an ill-behaved task does")]
        for fd in 3..100 {
            // SAFETY: nothing of ours is used after it, and the process is given up.
            unsafe { libc::close(fd) };
        }
    };
    let pool = Pool::new(1).unwrap();
    let pid = pool.pids()[0];
    pool.apply(close, ()).unwrap();
    let (x, ran_in) = pool.apply(|x: u8| (x, std::process::id()), 3).unwrap();
    assert!(x == 3 && ran_in != pid);
}
