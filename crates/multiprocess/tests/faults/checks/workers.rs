//! Workers that are killed, or cut themselves off.

#[cfg(not(feature = "portable"))]
use std::{path::PathBuf, time::Duration};

#[cfg(not(feature = "portable"))]
use multiprocess::Process;
use multiprocess::{End, Error, Pool, ProcessPoolExecutor};
use rustix::process::Signal;

use crate::common::{Gate, check, pass_gate, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("a_worker_is_killed_in_a_task", a_worker_is_killed_in_a_task),
        check("idle_workers_are_killed", idle_workers_are_killed),
        check(
            "a_worker_that_has_done_its_share_stays",
            a_worker_that_has_done_its_share_stays,
        ),
        #[cfg(not(feature = "portable"))] // elsewhere the channel alone tells of the end
        check(
            "a_worker_leaves_a_child_that_holds_its_channel",
            a_worker_leaves_a_child_that_holds_its_channel,
        ),
        #[cfg(not(feature = "portable"))]
        check(
            "a_process_leaves_a_child_that_holds_its_channel",
            a_process_leaves_a_child_that_holds_its_channel,
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

extern "C" fn stay() {
    table::signal(std::process::id(), Signal::STOP);
}

/// Its exit handlers do not return.
fn a_worker_that_has_done_its_share_stays() {
    let pool = Pool::builder()
        .max_workers(1)
        .max_tasks_per_child(1)
        .build()
        .unwrap();
    let stubborn = |x: u32| {
        #[allow(unsafe_code, reason = "what an ill-behaved task does")]
        // SAFETY: the handler touches nothing.
        unsafe {
            libc::atexit(stay)
        };
        x
    };
    assert_eq!(pool.map(stubborn, 0..3).unwrap(), [0, 1, 2]);
}

/// Leaves a copy of this process that does nothing, and says which it is.
#[cfg(not(feature = "portable"))]
fn leave_a_child(file: PathBuf) {
    #[allow(unsafe_code, reason = "what an ill-behaved task does")]
    // SAFETY: the copy does nothing but wait for signals.
    let child = unsafe {
        let child = libc::fork();
        if child == 0 {
            loop {
                libc::pause();
            }
        }
        child
    };
    std::fs::write(file, child.to_string()).unwrap();
    std::process::abort();
}

#[cfg(not(feature = "portable"))]
fn end_the_child(file: &std::path::Path) {
    let child = std::fs::read_to_string(file).unwrap();
    let child = child.parse().unwrap();
    table::signal(child, Signal::KILL);
    // Its parent is gone, so the system's first process takes care of it.
    assert!(table::eventually(Duration::from_secs(20), || table::read(
        child
    )
    .is_none()));
}

#[cfg(not(feature = "portable"))]
fn a_worker_leaves_a_child_that_holds_its_channel() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let pool = Pool::new(1).unwrap();
    let error = pool
        .apply(leave_a_child, file.path().to_owned())
        .unwrap_err();
    assert!(
        matches!(
            error,
            Error::WorkerDied {
                end: End::Signal(6),
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(pool.apply(|x: u8| x, 1).unwrap(), 1);
    end_the_child(file.path());
}

#[cfg(not(feature = "portable"))]
fn a_process_leaves_a_child_that_holds_its_channel() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut process = Process::start(leave_a_child, file.path().to_owned()).unwrap();
    let end = process.join_timeout(Duration::MAX).unwrap();
    assert_eq!(end, Some(End::Signal(6)));
    end_the_child(file.path());
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
