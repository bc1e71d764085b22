//! Wrong in who does the work, by processes: too few, too many, one at a time, or threads.

use crate::Answer;
use course_core::sum_square;
use multiprocess::{Pool, ProcessPoolExecutor};
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex3::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(executor_runner, the_starter, TooFewWorkers),
        wrong!(executor_runner, one_worker_short, TooFewWorkers),
        wrong!(executor_runner, serial_loop_beside_the_executor, Serialised),
        wrong!(executor_runner, result_in_the_loop, Serialised),
        wrong!(executor_runner, threads_for_processes, WrongEngine),
        wrong!(executor_runner, a_process_a_number, OneWorkerPerItem),
        wrong!(pool_runner, a_pool_a_number, Serialised),
        wrong!(pool_runner, a_map_a_number, Serialised),
    ]
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED { workers } else { 1 };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// "The caller is a worker, too", and then it only waits.
fn one_worker_short<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED {
        workers
    } else {
        (workers - 1).max(1)
    };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// The executor is there, and the loop beside it does the work.
fn serial_loop_beside_the_executor<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    if MENDED {
        return Ok(executor.map(sum_square, 0..numbers)?);
    }
    Ok((0..numbers).map(sum_square).collect())
}

/// Each result is waited for before the next number is submitted.
fn result_in_the_loop<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut sums = Vec::new();
    let mut futures = Vec::new();
    for number in 0..numbers {
        let future = executor.submit(sum_square, number)?;
        if MENDED {
            futures.push(future);
        } else {
            sums.push(future.result()?);
        }
    }
    for future in futures {
        sums.push(future.result()?);
    }
    Ok(sums)
}

fn threads_for_processes<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        let executor = ProcessPoolExecutor::new(workers)?;
        return Ok(executor.map(sum_square, 0..numbers)?);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

/// As many workers as there are numbers.
fn a_process_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED {
        workers
    } else {
        usize::try_from(numbers)?.max(1)
    };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// The pool is made in the loop, and has one number to do.
fn a_pool_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        return a_map_a_number::<true>(numbers, workers);
    }
    let mut sums = Vec::new();
    for number in 0..numbers {
        let pool = Pool::new(workers)?;
        sums.extend(pool.map(sum_square, [number])?);
    }
    Ok(sums)
}

/// One pool, and a `map` for each number.
fn a_map_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    if MENDED {
        return Ok(pool.map(sum_square, 0..numbers)?);
    }
    let mut sums = Vec::new();
    for number in 0..numbers {
        sums.extend(pool.map(sum_square, [number])?);
    }
    Ok(sums)
}
