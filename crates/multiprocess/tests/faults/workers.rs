//! Workers that are killed, or cannot start.

use std::fs::OpenOptions;
use std::path::PathBuf;

use multiprocess::{End, Error, Pool, ProcessPoolExecutor};
use rustix::process::Signal;

use crate::common::{Gate, check, pass_gate, table};

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
    // The result is lost if the closed channel is seen before it is committed.
    match pool.apply(close, ()) {
        Ok(()) | Err(Error::WorkerDied { .. }) => {}
        Err(error) => panic!("{error}"),
    }
    let (x, ran_in) = pool.apply(|x: u8| (x, std::process::id()), 3).unwrap();
    assert!(x == 3 && ran_in != pid);
}
