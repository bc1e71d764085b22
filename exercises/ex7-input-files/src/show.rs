//! What the report needs to know about this exercise. Given: there is nothing to write here.

mod closing;
mod run;

use crate::{Inputs, Outcome, Outcomes, place};
use report::{Exercise, Limit, Runner, Size};
use run::{check, check_list, list, run};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// Task 1.
    pub input_files: fn(&Path) -> Inputs,
    /// Task 2.
    pub convert_file: fn(&Path, &Path) -> Outcome,
    /// Task 3.
    pub serial_converter: fn(&[PathBuf], &Path) -> Outcomes,
    /// Task 4.
    pub thread_converter: fn(&[PathBuf], &Path, usize) -> Outcomes,
    /// Task 5.
    pub process_converter: fn(&[PathBuf], &Path, usize) -> Outcomes,
}

/// Runs these answers; `command` is how the user starts the program.
pub fn main(answers: Answers, command: &str, arguments: Vec<OsString>) -> ExitCode {
    let flags = place::flags();
    report::main_with(
        exercise(answers),
        command,
        arguments,
        &flags,
        place::prepare,
    )
}

fn exercise(answers: Answers) -> Exercise {
    let Answers {
        source,
        input_files,
        convert_file,
        serial_converter,
        thread_converter,
        process_converter,
    } = answers;
    Exercise {
        package: "ex7-input-files",
        title: "Picture files, turned by 180 degrees and saved as PNG",
        source,
        size: Size {
            flag: "files",
            help: "Make up so many pictures; or, with --input, take so many at the most",
            default: 32,
            maximum: 10_000,
            why_maximum: "because more would fill the disk",
        },
        limit: Limit::Cores,
        work: "turn_picture",
        runners: vec![
            Runner::baseline(
                "list",
                move |_| list(input_files),
                |count, files: &Vec<PathBuf>| check_list(count, files),
            )
            .task(1, "list the files, sorted"),
            Runner::baseline(
                "one-file",
                move |_| {
                    run(input_files, "one-file", 1, |inputs, to| {
                        Ok(inputs.iter().map(|input| convert_file(input, to)).collect())
                    })
                },
                check,
            )
            .task(2, "turn one picture and save it"),
            Runner::serial(
                move |files| run(input_files, "serial", files, serial_converter),
                check,
            )
            .task(
                3,
                "one file after another; a damaged one costs itself alone",
            ),
            Runner::parallel(
                "threads",
                move |files, workers| {
                    run(input_files, "threads", files, |inputs, to| {
                        thread_converter(inputs, to, workers)
                    })
                },
                check,
            )
            .workers(&[2, 4])
            .task(4, "the same on threads"),
            Runner::parallel(
                "processes",
                move |files, workers| {
                    run(input_files, "processes", files, |inputs, to| {
                        process_converter(inputs, to, workers)
                    })
                },
                check,
            )
            .workers(&[2, 4])
            .task(5, "the same in processes"),
        ],
        closing: closing::closing,
    }
}
