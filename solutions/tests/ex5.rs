//! The reference solution of exercise 5 against its laws.

use solutions::ex5_executor::{are_prime, as_they_end, map_naps, prime_range, roots, submit_naps};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex5::Subject {
        submit_naps,
        map_naps,
        are_prime,
        prime_range,
        as_they_end,
        roots,
    })
}
