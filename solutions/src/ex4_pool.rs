//! The answer to exercise 4: one pool, made once, for all of the list.
//!
//! ```text
//! cargo run -p solutions -- ex4-pool
//! ```

use course_core::{parallel_test, pi_mc, square, square_cube};
use multiprocess::{Pool, Result};

/// Task 1: results stand in the order of the numbers.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn square_cubes(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    let pool = Pool::new(workers)?;
    pool.map(square_cube, numbers)
}

/// Task 2: the pool has left the loop, and the loop has become a `map`.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn squares(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    let pool = Pool::new(workers)?;
    pool.map(square, numbers)
}

/// Task 3: results as they come.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn who_did_what(numbers: Vec<u64>, workers: usize) -> Result<Vec<(u64, u32)>> {
    let pool = Pool::new(workers)?;
    let mut pairs = Vec::new();
    for pair in pool.imap_unordered(parallel_test, numbers) {
        pairs.push(pair?);
    }
    Ok(pairs)
}

/// Task 4: a seed travels with each task, and nothing else decides what it gives.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn estimates(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    let pool = Pool::new(workers)?;
    pool.map(pi_mc, seeds)
}
