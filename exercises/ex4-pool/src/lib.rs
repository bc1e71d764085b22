//! Map one function over many inputs with a pool of processes: write the four functions marked `Task`.
//!
//! `Pool::new(workers)` starts its workers, processes, once. `pool.map(function, list)` calls the function for
//! every element of the list, on whichever worker has nothing else to do, and returns the results in the
//! order of the list. Where the pool is dropped, at the end of the function, its workers end.
//!
//! ```text
//! cargo run  -p ex4-pool               run it: who did what?
//! cargo test -p ex4-pool               check it
//! cargo course hint ex4 --task 1       get a hint
//! cargo doc  -p multiprocess --open    read what a Pool can do
//! ```

pub mod show; // given: what the program prints of each function

use course_core::square;
use multiprocess::{Pool, Result};

/// Task 1: `course_core::square_cube` of each number, in order.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn square_cubes(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    todo!("map square_cube over {numbers:?} with a pool of {workers} workers")
}

/// Task 2: the square of each number, in order. It works, and it is slow: look at where the pool is made, and
/// at how much it has to do at a time.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn squares(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    let mut squares = Vec::new();
    for number in numbers {
        let pool = Pool::new(workers)?;
        squares.extend(pool.map(square, [number])?);
    }
    Ok(squares)
}

/// Task 3: `course_core::parallel_test` gives back its number, and the id of the process that it ran in. Give
/// back these pairs for all numbers, in the order in which the tasks end: `pool.imap_unordered` gives one
/// result after another, as they come.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn who_did_what(numbers: Vec<u64>, workers: usize) -> Result<Vec<(u64, u32)>> {
    todo!("imap_unordered parallel_test over {numbers:?} with a pool of {workers} workers")
}

/// Task 4: estimate pi once for each seed, with `course_core::pi_mc`, in order.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn estimates(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    todo!("map pi_mc over {seeds:?} with a pool of {workers} workers")
}
