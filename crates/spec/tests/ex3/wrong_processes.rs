//! Wrong in who does the work, by processes: too few, too many, one at a time, or threads.

use crate::{Answer, wrong_executor, wrong_pool};
use course_core::sum_square;
use multiprocess::{Pool, ProcessPoolExecutor};
use rayon::prelude::*;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex3::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_executor(
            "the_starter",
            Verdict::TooFewWorkers,
            one_worker::<false>,
            one_worker::<true>,
        ),
        wrong_executor(
            "one_worker_short",
            Verdict::TooFewWorkers,
            one_short::<false>,
            one_short::<true>,
        ),
        wrong_executor(
            "serial_loop_beside_the_executor",
            Verdict::Serialised,
            beside::<false>,
            beside::<true>,
        ),
        wrong_executor(
            "result_in_the_loop",
            Verdict::Serialised,
            result_in_loop::<false>,
            result_in_loop::<true>,
        ),
        wrong_executor(
            "threads_for_processes",
            Verdict::WrongEngine,
            threads::<false>,
            threads::<true>,
        ),
        wrong_executor(
            "a_process_a_number",
            Verdict::OneWorkerPerItem,
            process_a_number::<false>,
            process_a_number::<true>,
        ),
        wrong_pool(
            "a_pool_a_number",
            Verdict::Serialised,
            pool_a_number::<false>,
            pool_a_number::<true>,
        ),
        wrong_pool(
            "a_map_a_number",
            Verdict::Serialised,
            map_a_number::<false>,
            map_a_number::<true>,
        ),
    ]
}

/// As it is handed to the student.
fn one_worker<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED { workers } else { 1 };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// "The caller is a worker, too", and then it only waits.
fn one_short<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED {
        workers
    } else {
        (workers - 1).max(1)
    };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// The executor is there, and the loop beside it does the work.
fn beside<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    if MENDED {
        return Ok(executor.map(sum_square, 0..numbers)?);
    }
    Ok((0..numbers).map(sum_square).collect())
}

/// Each result is waited for before the next number is submitted.
fn result_in_loop<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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

fn threads<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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
fn process_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED {
        workers
    } else {
        usize::try_from(numbers)?.max(1)
    };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// The pool is made in the loop, and has one number to do.
fn pool_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        return map_a_number::<true>(numbers, workers);
    }
    let mut sums = Vec::new();
    for number in 0..numbers {
        let pool = Pool::new(workers)?;
        sums.extend(pool.map(sum_square, [number])?);
    }
    Ok(sums)
}

/// One pool, and a `map` for each number.
fn map_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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
