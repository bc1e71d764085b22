//! The checks of this exercise: `cargo test -p ex3-sum-squares`.

use ex3_sum_squares::{executor_runner, pool_runner, rayon_runner, serial_runner};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex3::Subject {
        serial_runner,
        executor_runner,
        pool_runner,
        rayon_runner,
    })
}
