//! For the course's own tests: the untouched starter begins each task with the verdict that the
//! task names. It runs only when it is asked for: `cargo test -p ex6-threads --test starter`.

mod subject;

use std::process::ExitCode;

fn main() -> ExitCode {
    spec::starter(subject::subject())
}
