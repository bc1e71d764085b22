//! Runs the functions in `lib.rs`, and shows what happens. Given: there is nothing to write here.

use ex1_process::show::{self, Answers};
use ex1_process::{
    how_they_end, parallel_runner, parallel_runner_loop, print_numbers, serial_runner,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    // The part `guard` wants to see this program without the next line of it.
    if let Some(code) = show::without_init() {
        return code;
    }
    // A process is this program, started again: it does its task from here, and ends here.
    multiprocess::init();
    report::parts::main_of_parts(show::parts(Answers {
        source: "exercises/ex1-process/src/lib.rs",
        serial_runner,
        parallel_runner,
        parallel_runner_loop,
        print_numbers,
        how_they_end,
    }))
}
