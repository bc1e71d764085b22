//! The answer to exercise 3: the sums of squares, spread over several workers in three ways.
//!
//! ```text
//! cargo run -p solutions -- ex3-sum-squares
//! ```

use course_core::sum_square;
use ex3_sum_squares::Answer;
use multiprocess::{Pool, ProcessPoolExecutor};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Given: one number after the other, without any workers.
///
/// # Errors
/// Never: it returns what the other runners return.
pub fn serial_runner(numbers: u64) -> Answer {
    let mut sums = Vec::new();
    for number in 0..numbers {
        sums.push(sum_square(number));
    }
    Ok(sums)
}

/// Task 1: an executor with all the workers that it is asked for.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn executor_runner(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let sums = executor.map(sum_square, 0..numbers)?;
    Ok(sums)
}

/// Task 2: the same with a `Pool` and its `map`.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn pool_runner(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums)
}

/// Task 3: the same on threads, with rayon, on `workers` of them. (By itself rayon takes a thread
/// for each core.)
///
/// # Errors
/// The threads cannot be started.
pub fn rayon_runner(numbers: u64, workers: usize) -> Answer {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let sums = pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect());
    Ok(sums)
}
