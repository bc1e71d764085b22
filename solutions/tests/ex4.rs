//! The reference solution of exercise 4 against its laws.

use solutions::ex4_pool::{estimates, square_cubes, squares, who_did_what};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex4::Subject {
        square_cubes,
        squares,
        who_did_what,
        estimates,
    })
}
