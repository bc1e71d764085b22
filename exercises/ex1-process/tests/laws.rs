//! The checks of this exercise: `cargo test -p ex1-process`.

use ex1_process::{
    how_they_end, parallel_runner, parallel_runner_loop, print_numbers, serial_runner,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex1::Subject {
        serial_runner,
        parallel_runner,
        parallel_runner_loop,
        print_numbers,
        how_they_end,
    })
}
