// <solution>
//! The answer to exercise 7: many picture files, turned and converted.
//!
//! ```text
//! cargo run -p solutions -- ex7-input-files
//! ```

use course_core::{Failure, save_bytes_to_file};
use ex7_input_files::picture;
use multiprocess::ProcessPoolExecutor;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
// </solution>
//| //! Turn and convert many picture files: write the functions marked `Task` below.
//| //!
//| //! Reading a picture, turning it and writing it in another format needs a core, and no picture needs another
//| //! one. But files are what the world gives you: one of them is damaged, and two have names that differ in
//| //! their endings alone. The others must be done all the same.
//| //!
//| //! ```text
//| //! cargo run  -p ex7-input-files       run it: how fast is each converter?
//| //! cargo test -p ex7-input-files       check it: is every picture there, and was it parallel?
//| //! cargo course hint ex7 --task 1      get a hint
//| //! cargo run  -p ex7-input-files -- --input my-pictures --output turned-pictures
//| //! ```
//|
//| pub mod picture; // given: `turn_picture`, and the pictures that the program makes up
//| pub mod place; // given: where the files are
//| pub mod show; // given: the table that the program prints
//|
//| use course_core::Failure;
//| use std::error::Error;
//| use std::path::{Path, PathBuf};

/// The files to work on, or why there are none.
pub type Inputs = Result<Vec<PathBuf>, Box<dyn Error>>;

/// What became of one file: its picture was turned and saved; or why not, in words that name it.
pub type Outcome = Result<(), Failure>;

/// What became of each file, in the order of the inputs; or why nothing could be started.
pub type Outcomes = Result<Vec<Outcome>, Box<dyn Error>>;

// ANCHOR: input_files
/// Task 1: the files in `folder`, sorted by name, without folders in it and without hidden files (their
/// names begin with a dot).
///
/// # Errors
/// The folder cannot be read.
pub fn input_files(folder: &Path) -> Inputs {
    // <solution>
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && !picture::name_of(&path).starts_with('.') {
            files.push(path);
        }
    }
    // What `read_dir` gives stands in no order.
    files.sort();
    Ok(files)
    // </solution>
    //| todo!("list the files in {folder:?}")
}
// ANCHOR_END: input_files

// ANCHOR: convert_file
/// Task 2: turns the picture in the file `input` by 180 degrees and saves it in `folder`, as PNG.
///
/// `picture::turn_picture` gives the bytes of the new file, `picture::output_name` a name for it that no other
/// input gets, and `course_core::save_bytes_to_file` saves it, whole or not at all.
///
/// # Errors
/// It is no picture, or it cannot be read or saved.
pub fn convert_file(input: &Path, folder: &Path) -> Outcome {
    // <solution>
    let turned = picture::turn_picture(input)?;
    save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
    Ok(())
    // </solution>
    //| todo!("turn the picture in {input:?} and save it in {folder:?}")
}
// ANCHOR_END: convert_file

// ANCHOR: serial_converter
/// Task 3: one file after another. It stops at the first that is damaged, and the outcomes of all others are lost
/// with it. Mend that.
///
/// # Errors
/// Never: what happens to a file is that file's outcome.
pub fn serial_converter(inputs: &[PathBuf], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for input in inputs {
        // <solution>
        // There is no `?` here: it would end with the first failure.
        outcomes.push(convert_file(input, folder));
        // </solution>
        //| convert_file(input, folder).map_err(|failure| failure.to_string())?;
        //| outcomes.push(Ok(()));
    }
    Ok(outcomes)
}
// ANCHOR_END: serial_converter

// ANCHOR: thread_converter
/// Task 4: the same on `workers` threads, by whatever means you like best (rayon, scoped threads, a `ThreadPoolExecutor`).
///
/// # Errors
/// A thread cannot be started.
pub fn thread_converter(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    // <solution>
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let convert = |input: &PathBuf| convert_file(input, folder);
    Ok(pool.install(|| inputs.par_iter().map(convert).collect()))
    // </solution>
    //| todo!("convert {inputs:?} into {folder:?}, on {workers} threads")
}
// ANCHOR_END: thread_converter

// ANCHOR: process_converter
/// Task 5: the same in `workers` processes.
///
/// # Errors
/// A process cannot be started, or ends before it should.
pub fn process_converter(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    // Processes share no variables, so the folder travels with each path. The pictures do not travel.
    let task = |(input, folder): (PathBuf, PathBuf)| convert_file(&input, &folder);
    let tasks = inputs
        .iter()
        .map(|input| (input.clone(), folder.to_owned()));
    Ok(executor.map(task, tasks)?)
    // </solution>
    //| todo!("convert {inputs:?} into {folder:?}, in {workers} processes")
}
// ANCHOR_END: process_converter
