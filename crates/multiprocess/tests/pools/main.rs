//! What pools, executors and processes do when nothing goes wrong.

#[path = "../common/mod.rs"]
mod common;
mod futures;
mod imap;
mod map;
mod processes;
mod threads;
mod workers;

fn main() {
    multiprocess::init();
    let checks = [
        map::checks(),
        imap::checks(),
        futures::checks(),
        workers::checks(),
        processes::checks(),
        threads::checks(),
    ]
    .concat();
    common::run(checks, &[])
}

pub(crate) fn square(x: u64) -> u64 {
    x * x
}
