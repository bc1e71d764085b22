//! The reference solution of exercise 3 against its laws.

use solutions::ex3_sum_squares::{executor_runner, pool_runner, rayon_runner, serial_runner};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex3::Subject {
        serial_runner,
        executor_runner,
        pool_runner,
        rayon_runner,
    })
}
