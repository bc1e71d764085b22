//! Wrong in task 1: the sums are right, and the chunks are not those that were asked for.

use crate::Answer;
use course_core::sum_square;
use multiprocess::{Pool, ThreadPoolExecutor};
use spec::corpus::Entry;
use spec::ex8::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(chunks_runner, the_pool_chooses, TooFine),
        wrong!(chunks_runner, never_fewer_than_ten, TooCoarse),
        wrong!(chunks_runner, a_number_of_its_own, Serialised),
        wrong!(chunks_runner, chunks_one_after_the_other, Serialised),
        wrong!(chunks_runner, the_workers_forgotten, TooFewWorkers),
        wrong!(chunks_runner, threads_for_processes, WrongEngine),
        wrong!(chunks_runner, whole_chunks_only, LostItems),
    ]
}

fn pool(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let pool = Pool::builder()
        .max_workers(workers)
        .chunksize(chunk)
        .build()?;
    Ok(pool.map(sum_square, 0..numbers)?)
}

/// As in exercise 3.
fn the_pool_chooses<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    if MENDED {
        return pool(numbers, workers, chunk);
    }
    Ok(Pool::new(workers)?.map(sum_square, 0..numbers)?)
}

/// "Smaller ones never pay."
fn never_fewer_than_ten<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let chunk = if MENDED { chunk } else { chunk.max(10) };
    pool(numbers, workers, chunk)
}

/// What was best on another machine.
fn a_number_of_its_own<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let chunk = if MENDED { chunk } else { 100 };
    pool(numbers, workers, chunk)
}

/// A `map` for each chunk, and each of them waits for its end.
fn chunks_one_after_the_other<const MENDED: bool>(
    numbers: u64,
    workers: usize,
    chunk: usize,
) -> Answer {
    if MENDED {
        return pool(numbers, workers, chunk);
    }
    let pool = Pool::builder()
        .max_workers(workers)
        .chunksize(chunk)
        .build()?;
    let mut sums = Vec::new();
    for start in (0..numbers).step_by(chunk) {
        let end = (start + chunk as u64).min(numbers);
        sums.extend(pool.map(sum_square, start..end)?);
    }
    Ok(sums)
}

/// The builder takes as many as there are cores if it is told nothing, and one was asked here.
fn the_workers_forgotten<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let workers = if MENDED { workers } else { 1 };
    pool(numbers, workers, chunk)
}

fn threads_for_processes<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    if MENDED {
        return pool(numbers, workers, chunk);
    }
    let executor = ThreadPoolExecutor::new(workers)?;
    let starts = (0..numbers).step_by(chunk);
    let sums = executor.map(
        move |start: u64| {
            let end = (start + chunk as u64).min(numbers);
            (start..end).map(sum_square).collect::<Vec<_>>()
        },
        starts,
    )?;
    Ok(sums.concat())
}

/// What is left over makes no chunk.
fn whole_chunks_only<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let whole = numbers - numbers % chunk as u64;
    pool(if MENDED { numbers } else { whole }, workers, chunk)
}
