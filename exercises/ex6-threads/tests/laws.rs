//! The checks of this exercise: `cargo test -p ex6-threads`.

mod subject;

use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(subject::subject())
}
