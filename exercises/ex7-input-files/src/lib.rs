//! Turn and convert many picture files: write the functions marked `Task` below.
//!
//! Reading a picture, turning it and writing it in another format needs a core, and no picture needs another
//! one. But files are what the world gives you: one of them is damaged, and two have names that differ in
//! their endings alone. The others must be done all the same.
//!
//! ```text
//! cargo run  -p ex7-input-files       run it: how fast is each converter?
//! cargo test -p ex7-input-files       check it: is every picture there, and was it parallel?
//! cargo course hint ex7 --task 1      get a hint
//! cargo run  -p ex7-input-files -- --input my-pictures --output turned-pictures
//! ```

pub mod picture; // given: `turn_picture`, and the pictures that the program makes up
pub mod place; // given: where the files are
pub mod show; // given: the table that the program prints

use course_core::Failure;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The files to work on, or why there are none.
pub type Inputs = Result<Vec<PathBuf>, Box<dyn Error>>;

/// What became of one file: its picture was turned and saved; or why not, in words that name it.
pub type Outcome = Result<(), Failure>;

/// What became of each file, in the order of the inputs; or why nothing could be started.
pub type Outcomes = Result<Vec<Outcome>, Box<dyn Error>>;

/// Task 1: the files in `folder`, sorted by name, without folders in it and without hidden files (their
/// names begin with a dot).
///
/// # Errors
/// The folder cannot be read.
pub fn input_files(folder: &Path) -> Inputs {
    todo!("list the files in {folder:?}")
}

/// Task 2: turns the picture in the file `input` by 180 degrees and saves it in `folder`, as PNG.
///
/// `picture::turn_picture` gives the bytes of the new file, `picture::output_name` a name for it that no other
/// input gets, and `course_core::save_bytes_to_file` saves it, whole or not at all.
///
/// # Errors
/// It is no picture, or it cannot be read or saved.
pub fn convert_file(input: &Path, folder: &Path) -> Outcome {
    todo!("turn the picture in {input:?} and save it in {folder:?}")
}

/// Task 3: one file after another. It stops at the first that is damaged, and the outcomes of all others are lost
/// with it. Mend that.
///
/// # Errors
/// Never: what happens to a file is that file's outcome.
pub fn serial_converter(inputs: &[PathBuf], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for input in inputs {
        convert_file(input, folder).map_err(|failure| failure.to_string())?;
        outcomes.push(Ok(()));
    }
    Ok(outcomes)
}

/// Task 4: the same on `workers` threads, by whatever means you like best (rayon, scoped threads, a `ThreadPoolExecutor`).
///
/// # Errors
/// A thread cannot be started.
pub fn thread_converter(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    todo!("convert {inputs:?} into {folder:?}, on {workers} threads")
}

/// Task 5: the same in `workers` processes.
///
/// # Errors
/// A process cannot be started, or ends before it should.
pub fn process_converter(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    todo!("convert {inputs:?} into {folder:?}, in {workers} processes")
}
