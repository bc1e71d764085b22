//! Runs the answers in `lib.rs`, and prints how fast each is. Given: there is nothing to write here.

use ex3_sum_squares::show::{self, Runners};
use ex3_sum_squares::{executor_runner, pool_runner, rayon_runner, serial_runner};
use std::process::ExitCode;

fn main() -> ExitCode {
    // A worker process is this program, started again: it serves its pool from here, and ends here.
    multiprocess::init();
    report::main(show::exercise(Runners {
        source: "exercises/ex3-sum-squares/src/lib.rs",
        serial_runner,
        executor_runner,
        pool_runner,
        rayon_runner,
    }))
}
