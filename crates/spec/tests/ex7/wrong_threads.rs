//! Wrong with many files on threads.

use crate::convert;
use ex7_input_files::{Outcome, Outcomes};
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex7::Subject;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(thread_converter, join_in_the_loop, Serialised),
        wrong!(thread_converter, serial_iterator_in_a_pool, Serialised),
        wrong!(thread_converter, one_at_a_time_at_the_disk, Serialised),
        wrong!(thread_converter, a_thread_a_file, OneWorkerPerItem),
        wrong!(thread_converter, remainder_lost, LostItems),
        wrong!(thread_converter, dealt_out_and_concatenated, OutOfOrder),
        wrong!(thread_converter, first_failure_ends_it, WrongResult),
    ]
}

fn pool(workers: usize) -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
    rayon::ThreadPoolBuilder::new().num_threads(workers).build()
}

/// Started and joined in one loop: the next block starts when the last has ended.
fn join_in_the_loop<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let block = inputs.len().div_ceil(workers).max(1);
    let each = |inputs: &[PathBuf]| {
        let outcomes = inputs.iter().map(|input| convert(input, folder));
        outcomes.collect::<Vec<_>>()
    };
    Ok(thread::scope(|scope| {
        let mut outcomes = Vec::new();
        let mut handles = Vec::new();
        for block in inputs.chunks(block) {
            let handle = scope.spawn(|| each(block));
            if MENDED {
                handles.push(handle);
            } else {
                outcomes.extend(handle.join().expect("no panic"));
            }
        }
        for handle in handles {
            outcomes.extend(handle.join().expect("no panic"));
        }
        outcomes
    }))
}

/// `install` moves the work to the pool; the iterator in it is a serial one.
fn serial_iterator_in_a_pool<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let convert = |input: &PathBuf| convert(input, folder);
    Ok(pool(workers)?.install(|| {
        if MENDED {
            inputs.par_iter().map(convert).collect()
        } else {
            inputs.iter().map(convert).collect()
        }
    }))
}

/// "There is one disk." But it is not the disk that is waited for.
fn one_at_a_time_at_the_disk<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let disk = Mutex::new(());
    let convert = |input: &PathBuf| {
        let _turn = if MENDED { None } else { Some(disk.lock()) };
        convert(input, folder)
    };
    Ok(pool(workers)?.install(|| inputs.par_iter().map(convert).collect()))
}

fn a_thread_a_file<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    if MENDED {
        let convert = |input: &PathBuf| convert(input, folder);
        return Ok(pool(workers)?.install(|| inputs.par_iter().map(convert).collect()));
    }
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = inputs
            .iter()
            .map(|input| scope.spawn(|| convert(input, folder)))
            .collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.map(|outcome| outcome.expect("no panic")).collect()
    }))
}

/// Blocks of `inputs / workers`, and what is left over is left out.
fn remainder_lost<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let block = if MENDED {
        inputs.len().div_ceil(workers).max(1)
    } else {
        (inputs.len() / workers).max(1)
    };
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = inputs
            .chunks(block)
            .take(workers)
            .map(|inputs| {
                scope.spawn(move || {
                    let outcomes = inputs.iter().map(|input| convert(input, folder));
                    outcomes.collect::<Vec<_>>()
                })
            })
            .collect();
        let outcomes = handles.into_iter().map(thread::ScopedJoinHandle::join);
        outcomes.flat_map(|some| some.expect("no panic")).collect()
    }))
}

/// Each thread takes every so-manieth file, and the outcomes are put one thread behind the other.
fn dealt_out_and_concatenated<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let hands: Vec<Vec<(usize, Outcome)>> = thread::scope(|scope| {
        let deal = |first| {
            let hand = inputs.iter().enumerate().skip(first).step_by(workers);
            let each = move |(place, input): (usize, &PathBuf)| (place, convert(input, folder));
            scope.spawn(move || hand.map(each).collect())
        };
        let handles: Vec<_> = (0..workers).map(deal).collect();
        let hands = handles.into_iter().map(thread::ScopedJoinHandle::join);
        hands.map(|hand| hand.expect("no panic")).collect()
    });
    let mut outcomes = hands.concat();
    if MENDED {
        outcomes.sort_by_key(|(place, _)| *place);
    }
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// A `collect` into one `Result`: rayon stops at the first failure, too.
fn first_failure_ends_it<const MENDED: bool>(
    inputs: &[PathBuf],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let convert = |input: &PathBuf| convert(input, folder);
    if MENDED {
        return Ok(pool(workers)?.install(|| inputs.par_iter().map(convert).collect()));
    }
    let all: Result<Vec<()>, _> =
        pool(workers)?.install(|| inputs.par_iter().map(convert).collect());
    let all = all.map_err(|failure| failure.to_string())?;
    Ok(all.into_iter().map(Ok).collect())
}
