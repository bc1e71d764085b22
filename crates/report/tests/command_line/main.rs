//! An exercise as its user starts it. Started as a test, this program runs the tests; started by
//! them, with [`ROLE`] set, it is the exercise.

mod failures;
mod parts;
mod program;
mod rows;
mod scenes;
mod started;
mod timelines;
mod usage;

use std::process::ExitCode;

/// Set, this program is the exercise of that name.
const ROLE: &str = "REPORT_TEST_EXERCISE";

fn main() -> ExitCode {
    match std::env::var(ROLE) {
        Ok(role) if role == parts::ROLE => report::parts::main_of_parts(parts::exercise()),
        Ok(role) => report::main(program::exercise(&role)),
        Err(_) => {
            let tests = [
                rows::all(),
                failures::all(),
                usage::all(),
                timelines::all(),
                scenes::all(),
                parts::all(),
            ];
            let tests = tests.into_iter().flatten().collect();
            libtest_mimic::run(&libtest_mimic::Arguments::from_args(), tests).exit_code()
        }
    }
}
