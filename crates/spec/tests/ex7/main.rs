//! The corpus of exercise 7: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod right;
mod wrong_files;
mod wrong_processes;
mod wrong_threads;

use course_core::save_bytes_to_file;
use ex7_input_files::{Inputs, Outcome, Outcomes, picture};
use spec::ex7::{Converter, Subject};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut corpus = wrong_files::corpus();
    corpus.extend(wrong_threads::corpus());
    corpus.extend(wrong_processes::corpus());
    corpus.extend(right::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    Subject {
        input_files: |_| Err("not asked for".into()),
        convert_file: |_, _| Err(course_core::Failure::of("this", "not asked for")),
        serial_converter: |_, _| Err("not asked for".into()),
        thread_converter: |_, _, _| Err("not asked for".into()),
        process_converter: |_, _, _| Err("not asked for".into()),
    }
}

fn listing(input_files: fn(&Path) -> Inputs) -> Subject {
    Subject {
        input_files,
        ..nobody()
    }
}

fn one(convert_file: fn(&Path, &Path) -> Outcome) -> Subject {
    Subject {
        convert_file,
        ..nobody()
    }
}

fn serial(serial_converter: fn(&[PathBuf], &Path) -> Outcomes) -> Subject {
    Subject {
        serial_converter,
        ..nobody()
    }
}

fn threads(thread_converter: Converter) -> Subject {
    Subject {
        thread_converter,
        ..nobody()
    }
}

fn processes(process_converter: Converter) -> Subject {
    Subject {
        process_converter,
        ..nobody()
    }
}

/// A right `convert_file`, for answers to other tasks.
fn convert(input: &Path, folder: &Path) -> Outcome {
    let turned = picture::turn_picture(input)?;
    save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
    Ok(())
}
