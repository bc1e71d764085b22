//! Wrong in task 1: the sums are right, and the chunks are not those that were asked for.

use crate::{Answer, wrong_chunks};
use course_core::sum_square;
use multiprocess::{Pool, ThreadPoolExecutor};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex8::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_chunks(
            "the_pool_chooses",
            Verdict::TooFine,
            chosen::<false>,
            chosen::<true>,
        ),
        wrong_chunks(
            "never_fewer_than_ten",
            Verdict::TooCoarse,
            at_least_ten::<false>,
            at_least_ten::<true>,
        ),
        wrong_chunks(
            "a_number_of_its_own",
            Verdict::Serialised,
            hundreds::<false>,
            hundreds::<true>,
        ),
        wrong_chunks(
            "chunks_one_after_the_other",
            Verdict::Serialised,
            one_by_one::<false>,
            one_by_one::<true>,
        ),
        wrong_chunks(
            "the_workers_forgotten",
            Verdict::TooFewWorkers,
            one_worker::<false>,
            one_worker::<true>,
        ),
        wrong_chunks(
            "threads_for_processes",
            Verdict::WrongEngine,
            threads::<false>,
            threads::<true>,
        ),
        wrong_chunks(
            "whole_chunks_only",
            Verdict::LostItems,
            whole_only::<false>,
            whole_only::<true>,
        ),
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
fn chosen<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    if MENDED {
        return pool(numbers, workers, chunk);
    }
    Ok(Pool::new(workers)?.map(sum_square, 0..numbers)?)
}

/// "Smaller ones never pay."
fn at_least_ten<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let chunk = if MENDED { chunk } else { chunk.max(10) };
    pool(numbers, workers, chunk)
}

/// What was best on another machine.
fn hundreds<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let chunk = if MENDED { chunk } else { 100 };
    pool(numbers, workers, chunk)
}

/// A `map` for each chunk, and each of them waits for its end.
fn one_by_one<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
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
fn one_worker<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let workers = if MENDED { workers } else { 1 };
    pool(numbers, workers, chunk)
}

fn threads<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
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
fn whole_only<const MENDED: bool>(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let whole = numbers - numbers % chunk as u64;
    pool(if MENDED { numbers } else { whole }, workers, chunk)
}
