//! `imap` and `imap_unordered`: results as they come.

use crate::common::{self, Check, check};
use crate::square;
use multiprocess::Pool;

pub(crate) fn checks() -> Vec<Check> {
    vec![
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
    ]
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
