//! What goes wrong, and what a user of the library sees: that task alone fails, with its cause; nothing hangs, and
//! nothing is left behind.
//!
//! Each check runs in a process of its own with a deadline; see `common`.

#[path = "../common/mod.rs"]
mod common;

mod endings;
mod halfway;
mod limits;
mod parents;
mod payloads;
mod starts;
mod streams;
mod tasks;
mod workers;

fn main() {
    parents::before_init();
    multiprocess::init();
    let checks = [
        tasks::checks(),
        starts::checks(),
        workers::checks(),
        halfway::checks(),
        endings::checks(),
        payloads::checks(),
        streams::checks(),
        parents::checks(),
        limits::checks(),
    ]
    .concat();
    let scenarios = [
        streams::scenarios(),
        parents::scenarios(),
        limits::scenarios(),
    ]
    .concat();
    common::run(checks, &scenarios)
}
