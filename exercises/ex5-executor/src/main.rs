//! Runs the functions in `lib.rs`, and shows what happens. Given: there is nothing to write here.

use ex5_executor::show::{self, Answers};
use ex5_executor::{are_prime, as_they_end, map_naps, prime_range, roots, submit_naps};
use std::process::ExitCode;

fn main() -> ExitCode {
    // A worker process is this program, started again: it serves its executor from here, and ends here.
    multiprocess::init();
    report::parts::main_of_parts(show::parts(Answers {
        source: "exercises/ex5-executor/src/lib.rs",
        submit_naps,
        map_naps,
        are_prime,
        prime_range,
        as_they_end,
        roots,
    }))
}
