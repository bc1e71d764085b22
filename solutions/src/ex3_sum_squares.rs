// <solution>
//! The answer to exercise 3: the sums of squares, spread over several workers in three ways.
//!
//! ```text
//! cargo run -p solutions -- ex3-sum-squares
//! ```

use course_core::sum_square;
use multiprocess::{Pool, ProcessPoolExecutor};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::error::Error;
// </solution>
//| //! Spread the sums of squares over several workers: write the three runners marked `Task` below.
//| //!
//| //! `sum_square(n)` adds up the squares of the numbers below `n`, one by one. `serial_runner` calls
//| //! it for every number from 0 up, one after the other, while all cores but one have nothing to do.
//| //! Each task gives the same list of sums, in the same order, from several workers at once.
//| //!
//| //! ```text
//| //! cargo run  -p ex3-sum-squares        run it: how fast is each runner?
//| //! cargo test -p ex3-sum-squares        check it: are the answers right, and is it parallel?
//| //! cargo course hint ex3 --task 1       get a hint
//| //! cargo doc  -p multiprocess --open    read what Pool and ProcessPoolExecutor can do
//| //! ```
//| //!
//| //! Rayon, for task 3, is described at <https://docs.rs/rayon>.
//|
//| pub mod show; // given: the names and texts of the table that the program prints
//|
//| use course_core::sum_square;
//| use multiprocess::ProcessPoolExecutor;
//| use std::error::Error;

/// One sum for each number, in order; or why there is none.
pub type Answer = Result<Vec<u64>, Box<dyn Error>>;

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

// ANCHOR: executor_runner
/// Task 1: the executor starts one worker, however many it is asked for. Give it all `workers`.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn executor_runner(numbers: u64, workers: usize) -> Answer {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    // </solution>
    //| let max_workers = workers.min(1);
    //| let executor = ProcessPoolExecutor::new(max_workers)?;
    let sums = executor.map(sum_square, 0..numbers)?;
    Ok(sums)
}
// ANCHOR_END: executor_runner

// ANCHOR: pool_runner
/// Task 2: the same with a `Pool` and its `map`.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn pool_runner(numbers: u64, workers: usize) -> Answer {
    // <solution>
    let pool = Pool::new(workers)?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums)
    // </solution>
    //| todo!("map sum_square over the numbers below {numbers}, with a Pool of {workers} workers")
}
// ANCHOR_END: pool_runner

// ANCHOR: rayon_runner
/// Task 3: the same on threads, with rayon, on `workers` of them.
///
/// # Errors
/// The threads cannot be started.
pub fn rayon_runner(numbers: u64, workers: usize) -> Answer {
    // <solution>
    // By itself rayon takes a thread for each core.
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let sums = pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect());
    Ok(sums)
    // </solution>
    //| todo!("map sum_square over the numbers below {numbers}, on {workers} threads of rayon's")
}
// ANCHOR_END: rayon_runner
