//! Wrong answers to tasks 1 and 2: maps.

use course_core::{square, square_cube};
use multiprocess::{Pool, Result, ThreadPoolExecutor};
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex4::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(square_cubes, applied_in_a_loop, Serialised),
        wrong!(square_cubes, the_rest_lost, LostItems),
        wrong!(square_cubes, a_loop_beside_the_pool, Serialised),
        wrong!(square_cubes, dealt_out_and_concatenated, OutOfOrder),
        wrong!(square_cubes, words_of_its_own, WorkNotSeen),
        wrong!(square_cubes, threads_for_processes, WrongEngine),
        wrong!(square_cubes, one_chunk_for_all, Serialised),
        wrong!(squares, the_starter, Serialised),
        wrong!(squares, a_pool_for_each_on_a_thread, OneWorkerPerItem),
        wrong!(squares, two_workers_at_the_most, TooFewWorkers),
        wrong!(squares, squared_twice, DoneTwice),
        wrong!(squares, rayon_for_a_pool, WrongEngine),
        wrong!(squares, a_pool_that_is_forgotten, LeftRunning),
    ]
}

fn mapped(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    Pool::new(workers)?.map(square_cube, numbers)
}

/// `apply` waits for each.
fn applied_in_a_loop<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    let pool = Pool::new(workers)?;
    if !MENDED {
        return numbers
            .into_iter()
            .map(|number| pool.apply(square_cube, number))
            .collect();
    }
    let futures: Result<Vec<_>> = numbers
        .into_iter()
        .map(|number| pool.apply_async(square_cube, number))
        .collect();
    futures?
        .into_iter()
        .map(multiprocess::Future::result)
        .collect()
}

/// As many numbers as divide evenly by the workers.
fn the_rest_lost<const MENDED: bool>(mut numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    if !MENDED {
        numbers.truncate(numbers.len() / workers * workers);
    }
    mapped(numbers, workers)
}

/// The `map` of the list, and not that of the pool.
fn a_loop_beside_the_pool<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<String>> {
    let pool = Pool::new(workers)?;
    if MENDED {
        pool.map(square_cube, numbers)
    } else {
        Ok(numbers.into_iter().map(square_cube).collect())
    }
}

/// Worker by worker: each hand is in order, all together are not.
fn dealt_out_and_concatenated<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<String>> {
    let hand = |worker| {
        numbers
            .iter()
            .copied()
            .skip(worker)
            .step_by(workers)
            .collect()
    };
    let hands: Vec<Vec<u64>> = (0..workers).map(hand).collect();
    let task = |hand: Vec<u64>| hand.into_iter().map(square_cube).collect::<Vec<_>>();
    let results = Pool::new(workers)?.map(task, hands)?;
    if !MENDED {
        return Ok(results.concat());
    }
    let place = |place: usize| results[place % workers][place / workers].clone();
    Ok((0..numbers.len()).map(place).collect())
}

fn words_of_its_own<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    if MENDED {
        return mapped(numbers, workers);
    }
    let own = |n: u64| format!("The square of {n} is {}, its cube is {}", n * n, n * n * n);
    Pool::new(workers)?.map(own, numbers)
}

fn threads_for_processes<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<String>> {
    if MENDED {
        return mapped(numbers, workers);
    }
    ThreadPoolExecutor::new(workers)?.map(square_cube, numbers)
}

/// A chunk is what one worker gets: all of it, here.
fn one_chunk_for_all<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    let chunk = if MENDED { 2 } else { numbers.len().max(1) };
    let pool = Pool::builder()
        .max_workers(workers)
        .chunksize(chunk)
        .build()?;
    pool.map(square_cube, numbers)
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    if MENDED {
        return Pool::new(workers)?.map(square, numbers);
    }
    let mut squares = Vec::new();
    for number in numbers {
        let pool = Pool::new(workers)?;
        squares.extend(pool.map(square, [number])?);
    }
    Ok(squares)
}

/// All at once, and a process for every number.
fn a_pool_for_each_on_a_thread<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<u64>> {
    if MENDED {
        return Pool::new(workers)?.map(square, numbers);
    }
    let threads: Vec<_> = numbers
        .into_iter()
        .map(|number| thread::spawn(move || Pool::new(1)?.apply(square, number)))
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().expect("no panic"))
        .collect()
}

fn two_workers_at_the_most<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<u64>> {
    let workers = if MENDED { workers } else { workers.min(2) };
    Pool::new(workers)?.map(square, numbers)
}

/// The serial result "to compare with".
fn squared_twice<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    let squares = Pool::new(workers)?.map(square, numbers.clone())?;
    if !MENDED {
        let serial: Vec<u64> = numbers.into_iter().map(square).collect();
        assert_eq!(squares, serial);
    }
    Ok(squares)
}

fn rayon_for_a_pool<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    if MENDED {
        return Pool::new(workers)?.map(square, numbers);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()
        .expect("threads");
    Ok(pool.install(|| numbers.into_par_iter().map(square).collect()))
}

/// "So that it need not be started again."
fn a_pool_that_is_forgotten<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<u64>> {
    let pool = Pool::new(workers)?;
    let squares = pool.map(square, numbers)?;
    if !MENDED {
        std::mem::forget(pool);
    }
    Ok(squares)
}
