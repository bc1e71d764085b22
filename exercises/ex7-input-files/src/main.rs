//! Runs the answers in `lib.rs`, and prints how fast each is. Given: there is nothing to write here.

use ex7_input_files::show::{self, Answers};
use ex7_input_files::{
    convert_file, input_files, process_converter, serial_converter, thread_converter,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    // A worker process is this program, started again: it serves its pool from here, and ends here.
    multiprocess::init();
    let answers = Answers {
        source: "exercises/ex7-input-files/src/lib.rs",
        input_files,
        convert_file,
        serial_converter,
        thread_converter,
        process_converter,
    };
    show::main(
        answers,
        "cargo run -p ex7-input-files --",
        std::env::args_os().collect(),
    )
}
