//! The answer to exercise 7: many picture files, turned and converted.
//!
//! ```text
//! cargo run -p solutions -- ex7-input-files
//! ```

use course_core::save_bytes_to_file;
use ex7_input_files::{Inputs, Outcome, Outcomes, picture};
use multiprocess::ProcessPoolExecutor;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Task 1: the files in a folder. What `read_dir` gives stands in no order, so it is sorted.
///
/// # Errors
/// The folder cannot be read.
pub fn input_files(folder: &Path) -> Inputs {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && !picture::name_of(&path).starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Task 2: one file.
///
/// # Errors
/// It is no picture, or it cannot be read or saved.
pub fn convert_file(input: &Path, folder: &Path) -> Outcome {
    let turned = picture::turn_picture(input)?;
    save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
    Ok(())
}

/// Task 3: one file after another. There is no `?` in the loop: it would end with the first failure.
///
/// # Errors
/// Never: what happens to a file is that file's outcome.
pub fn serial_converter(inputs: &[PathBuf], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for input in inputs {
        outcomes.push(convert_file(input, folder));
    }
    Ok(outcomes)
}

/// Task 4: with rayon, on `workers` threads.
///
/// # Errors
/// The threads cannot be started.
pub fn thread_converter(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let convert = |input: &PathBuf| convert_file(input, folder);
    Ok(pool.install(|| inputs.par_iter().map(convert).collect()))
}

/// Task 5: processes share no variables, so the folder travels with each path. The pictures do not travel.
///
/// # Errors
/// A process cannot be started, or ends before it should.
pub fn process_converter(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let task = |(input, folder): (PathBuf, PathBuf)| convert_file(&input, &folder);
    let tasks = inputs
        .iter()
        .map(|input| (input.clone(), folder.to_owned()));
    Ok(executor.map(task, tasks)?)
}
