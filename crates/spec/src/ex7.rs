//! Exercise 7: many input files, turned and converted by threads and by processes.

mod bench;
mod converters;
mod listing;
mod one;

use crate::harness::Beside;
use crate::lab::Answer;
use crate::{Law, Task, tasks};
use std::io;
use std::path::{Path, PathBuf};

pub use crate::files::Outcome;

/// The files to work on, or why there are none.
pub type Inputs = Answer<Vec<PathBuf>>;

/// What became of each file, in the order of the inputs; or why nothing could be started.
pub type Outcomes = Answer<Vec<Outcome>>;

/// Converts files into a folder, by so many workers.
pub type Converter = fn(&[PathBuf], &Path, usize) -> Outcomes;

/// What a solution of exercise 7 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Task 1: the files in a folder.
    pub input_files: fn(&Path) -> Inputs,
    /// Task 2: turns the picture in a file and saves it in a folder.
    pub convert_file: fn(&Path, &Path) -> Outcome,
    /// Task 3: one file after another.
    pub serial_converter: fn(&[PathBuf], &Path) -> Outcomes,
    /// Task 4: on threads.
    pub thread_converter: Converter,
    /// Task 5: in processes.
    pub process_converter: Converter,
}

impl crate::Subject for Subject {
    const PACKAGE: &'static str = tasks::ex7::PACKAGE;
    const WORK: &'static str = "turn_picture";

    fn beside(_: &str) -> io::Result<Option<Beside>> {
        bench::open().map(Some)
    }

    fn tasks() -> &'static [Task] {
        &tasks::ex7::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        let mut laws = listing::laws();
        laws.extend(one::laws());
        laws.extend(converters::serial());
        laws.extend(converters::threads());
        laws.extend(converters::processes());
        laws
    }
}
