//! For the course's own tests: the untouched starter begins each task with the verdict that the
//! task names. It runs only when it is asked for: `cargo test -p ex5-executor --test starter`.

use ex5_executor::{are_prime, as_they_end, map_naps, prime_range, roots, submit_naps};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::starter(spec::ex5::Subject {
        submit_naps,
        map_naps,
        are_prime,
        prime_range,
        as_they_end,
        roots,
    })
}
