//! An exercise as its user starts it. Started as a test, this program runs the tests; started by
//! them, with [`ROLE`] set, it is the exercise.

mod program;
mod trials;

use std::process::ExitCode;

/// Set, this program is the exercise of that name.
const ROLE: &str = "REPORT_TEST_EXERCISE";

fn main() -> ExitCode {
    match std::env::var(ROLE) {
        Ok(role) => report::main(program::exercise(&role)),
        Err(_) => {
            libtest_mimic::run(&libtest_mimic::Arguments::from_args(), trials::all()).exit_code()
        }
    }
}
