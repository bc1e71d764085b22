//! Wrong with many files in processes.

use crate::convert;
use course_core::save_bytes_to_file;
use ex7_input_files::{Outcome, Outcomes, picture};
use multiprocess::{ProcessPoolExecutor, ThreadPoolExecutor};
use spec::corpus::Entry;
use spec::ex7::Subject;
use std::path::{Path, PathBuf};

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(process_converter, result_in_the_loop, Serialised),
        wrong!(process_converter, turned_here_saved_there, Serialised),
        wrong!(process_converter, one_worker, TooFewWorkers),
        wrong!(process_converter, threads_for_processes, WrongEngine),
        wrong!(process_converter, a_worker_a_file, OneWorkerPerItem),
        wrong!(process_converter, outcomes_not_looked_at, WrongResult),
    ]
}

type Input = (PathBuf, PathBuf);

fn task((input, folder): Input) -> Outcome {
    convert(&input, &folder)
}

fn tasks(inputs: &[PathBuf], folder: &Path) -> Vec<Input> {
    let task = |input: &PathBuf| (input.clone(), folder.to_owned());
    inputs.iter().map(task).collect()
}

fn result_in_the_loop<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut outcomes = Vec::new();
    let mut futures = Vec::new();
    for input in tasks(inputs, folder) {
        let future = executor.submit(task, input)?;
        if MENDED {
            futures.push(future);
        } else {
            outcomes.push(future.result()?);
        }
    }
    for future in futures {
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}

/// All processes are busy, with saving; the work is done before they get it, and travels twice.
fn turned_here_saved_there<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    fn save((input, folder, turned): (PathBuf, PathBuf, Vec<u8>)) -> Outcome {
        save_bytes_to_file(&turned, folder.join(picture::output_name(&input)))?;
        Ok(())
    }
    let executor = ProcessPoolExecutor::new(workers)?;
    if MENDED {
        return Ok(executor.map(task, tasks(inputs, folder))?);
    }
    let mut futures = Vec::new();
    for input in inputs {
        futures.push(match picture::turn_picture(input) {
            Ok(turned) => Ok(executor.submit(save, (input.clone(), folder.to_owned(), turned))?),
            Err(failure) => Err(failure),
        });
    }
    let mut outcomes = Vec::new();
    for future in futures {
        outcomes.push(match future {
            Ok(future) => future.result()?,
            Err(failure) => Err(failure),
        });
    }
    Ok(outcomes)
}

fn one_worker<const MENDED: bool>(inputs: &[PathBuf], folder: &Path, workers: usize) -> Outcomes {
    let max_workers = if MENDED { workers } else { 1 };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(task, tasks(inputs, folder))?)
}

fn threads_for_processes<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let tasks = tasks(inputs, folder);
    Ok(if MENDED {
        ProcessPoolExecutor::new(workers)?.map(task, tasks)?
    } else {
        ThreadPoolExecutor::new(workers)?.map(task, tasks)?
    })
}

fn a_worker_a_file<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let max_workers = if MENDED { workers } else { inputs.len().max(1) };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(task, tasks(inputs, folder))?)
}

/// What does not panic has worked.
fn outcomes_not_looked_at<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let outcomes = executor.map(task, tasks(inputs, folder))?;
    Ok(if MENDED {
        outcomes
    } else {
        inputs.iter().map(|_| Ok(())).collect()
    })
}
