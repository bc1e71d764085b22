//! The checks of this exercise: `cargo test -p ex7-input-files`.

use ex7_input_files::{
    convert_file, input_files, process_converter, serial_converter, thread_converter,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex7::Subject {
        input_files,
        convert_file,
        serial_converter,
        thread_converter,
        process_converter,
    })
}
