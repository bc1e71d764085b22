//! Workers that are killed, stopped or too slow in the middle of something.

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
    ]
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

/// The kill comes when the parent has read a few of 64 MiB. It may still come too late on a loaded machine: so again, until
/// several came in time.
fn killed_while_writing_a_large_result() {
    const SIZE: usize = 64 << 20;
    let executor = ProcessPoolExecutor::new(1).unwrap();
    let (mut killed, mut rounds) = (0, 0);
    while killed < 5 {
        rounds += 1;
        assert!(rounds < 200, "{killed} of 200 kills came in time");
        let pid = executor.pids()[0];
        let before = held();
        let mut future = executor
            .submit(|size: usize| vec![7_u8; size], SIZE)
            .unwrap();
        table::eventually(Duration::from_secs(20), || {
            future.done() || held() > before + (4 << 20)
        });
        table::signal_if_there(pid, Signal::KILL);
        match future.result_timeout(Duration::MAX).expect("no limit") {
            Ok(bytes) => assert!(bytes.len() == SIZE && bytes.iter().all(|&b| b == 7)),
            Err(Error::WorkerDied {
                end: End::Signal(9),
                ..
            }) => killed += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(executor.map(|x: u64| x, 0..10).unwrap().len(), 10);
}

/// How many bytes of memory this process holds.
fn held() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages = statm.split_whitespace().nth(1).expect("two numbers");
    pages.parse::<u64>().expect("a number of pages") * 4096
}

/// Long enough that no honest short task reaches it on a loaded machine.
const LIMIT: Duration = Duration::from_secs(2);

fn stopped_with_a_task_timeout() {
    let gate = Gate::new(2);
    let executor = ProcessPoolExecutor::builder()
        .max_workers(1)
        .task_timeout(LIMIT)
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
        .task_timeout(LIMIT)
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
                assert!((x == 13 || x == 27) && limit == LIMIT);
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
