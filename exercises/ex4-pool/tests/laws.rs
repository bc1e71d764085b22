//! The checks of this exercise: `cargo test -p ex4-pool`.

use ex4_pool::{estimates, square_cubes, squares, who_did_what};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex4::Subject {
        square_cubes,
        squares,
        who_did_what,
        estimates,
    })
}
