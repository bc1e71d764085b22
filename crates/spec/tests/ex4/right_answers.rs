//! Right answers, written quite differently from the reference.

use course_core::{parallel_test, pi_mc, square, square_cube};
use multiprocess::{Future, Pool, ProcessPoolExecutor, Result, as_completed};
use spec::corpus::Entry;
use spec::ex4::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right!(square_cubes, starmap),
        right!(square_cubes, imap),
        right!(square_cubes, applied_later),
        right!(squares, an_executor),
        right!(squares, a_block_a_task),
        right!(squares, unordered_with_places),
        right!(squares, joined),
        right!(who_did_what, as_completed_pairs),
        right!(who_did_what, one_at_a_time),
        right!(estimates, threads_that_apply),
        right!(estimates, chunks_of_three),
        right!(estimates, halves),
    ]
}

fn starmap(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    let pairs = numbers.into_iter().map(|number| (number, ()));
    Pool::new(workers)?.starmap(|number, ()| square_cube(number), pairs)
}

fn imap(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    Pool::new(workers)?.imap(square_cube, numbers).collect()
}

fn applied_later(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    let pool = Pool::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        futures.push(pool.apply_async(square_cube, number)?);
    }
    futures.into_iter().map(Future::result).collect()
}

fn an_executor(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    ProcessPoolExecutor::new(workers)?.map(square, numbers)
}

fn a_block_a_task(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    let length = numbers.len().div_ceil(workers).max(1);
    let task = |block: Vec<u64>| block.into_iter().map(square).collect::<Vec<_>>();
    let blocks = numbers.chunks(length).map(<[u64]>::to_vec);
    Ok(Pool::new(workers)?.map(task, blocks)?.concat())
}

fn unordered_with_places(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    let mut squares = vec![0; numbers.len()];
    let task = |(place, number): (usize, u64)| (place, square(number));
    let inputs: Vec<_> = numbers.into_iter().enumerate().collect();
    for result in Pool::new(workers)?.imap_unordered(task, inputs) {
        let (place, square) = result?;
        squares[place] = square;
    }
    Ok(squares)
}

fn joined(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    let pool = Pool::builder()
        .max_workers(workers)
        .name("squares")
        .build()?;
    let squares = pool.map(square, numbers);
    pool.join();
    squares
}

fn as_completed_pairs(numbers: Vec<u64>, workers: usize) -> Result<Vec<(u64, u32)>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures: Result<Vec<_>> = numbers
        .into_iter()
        .map(|number| executor.submit(parallel_test, number))
        .collect();
    as_completed(futures?)
        .map(|(_, future)| future.result())
        .collect()
}

fn one_at_a_time(numbers: Vec<u64>, workers: usize) -> Result<Vec<(u64, u32)>> {
    let pool = Pool::builder().max_workers(workers).chunksize(1).build()?;
    let mut pairs = Vec::with_capacity(numbers.len());
    let mut results = pool.imap_unordered(parallel_test, numbers);
    while let Some(pair) = results.next().transpose()? {
        pairs.push(pair);
    }
    Ok(pairs)
}

/// A thread a worker, each of which asks the pool for one estimate after another.
fn threads_that_apply(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    let pool = Pool::new(workers)?;
    let length = seeds.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let spawn = |block: Vec<u64>| {
            let pool = &pool;
            scope.spawn(move || {
                block
                    .into_iter()
                    .map(|seed| pool.apply(pi_mc, seed))
                    .collect::<Result<Vec<_>>>()
            })
        };
        let threads: Vec<_> = seeds
            .chunks(length)
            .map(<[u64]>::to_vec)
            .map(spawn)
            .collect();
        let mut estimates = Vec::new();
        for thread in threads {
            estimates.extend(thread.join().expect("no panic")?);
        }
        Ok(estimates)
    })
}

fn chunks_of_three(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    let pool = Pool::builder().max_workers(workers).chunksize(3).build()?;
    pool.map(pi_mc, seeds)
}

/// Two maps at the same pool, one after the other.
fn halves(mut seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    let pool = Pool::new(workers)?;
    let rest = seeds.split_off(seeds.len() / 2);
    let mut estimates = pool.map(pi_mc, seeds)?;
    estimates.extend(pool.map(pi_mc, rest)?);
    Ok(estimates)
}
