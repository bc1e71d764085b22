//! The checks, and the programs of their own that some of them start.

use crate::common;

mod endings;
mod halfway;
mod limits;
mod parents;
mod payloads;
mod starts;
mod streams;
mod tasks;
mod workers;

pub(crate) fn main() {
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
