//! Runs the answers in `lib.rs`, and shows what they do. Given: there is nothing to write here.

use ex6_threads::show::{self, Answers};
use ex6_threads::{
    atomic_counter, counts, dots, executor_counter, locked_counter, own_counters, serial_counter,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    report::main(show::exercise(Answers {
        source: "exercises/ex6-threads/src/lib.rs",
        dots,
        counts,
        serial_counter,
        locked_counter,
        atomic_counter,
        own_counters,
        executor_counter,
    }))
}
