//! Runs the functions in `lib.rs`, and shows what happens. Given: there is nothing to write here.

use ex4_pool::show::{self, Answers};
use ex4_pool::{estimates, square_cubes, squares, who_did_what};
use std::process::ExitCode;

fn main() -> ExitCode {
    // A worker process is this program, started again: it serves its pool from here, and ends here.
    multiprocess::init();
    report::parts::main_of_parts(show::parts(Answers {
        source: "exercises/ex4-pool/src/lib.rs",
        square_cubes,
        squares,
        who_did_what,
        estimates,
    }))
}
