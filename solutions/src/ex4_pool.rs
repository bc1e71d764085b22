// <solution>
//! The answer to exercise 4: one pool, made once, for all of the list.
//!
//! ```text
//! cargo run -p solutions -- ex4-pool
//! ```

use course_core::{parallel_test, pi_mc, square, square_cube};
use multiprocess::{Pool, Result};
// </solution>
//| //! Map one function over many inputs with a pool of processes: write the four functions marked `Task`.
//| //!
//| //! `Pool::new(workers)` starts its workers, processes, once. `pool.map(function, list)` calls the function for
//| //! every element of the list, on whichever worker has nothing else to do, and returns the results in the
//| //! order of the list. Where the pool is dropped, at the end of the function, its workers end.
//| //!
//| //! ```text
//| //! cargo run  -p ex4-pool               run it: who did what?
//| //! cargo test -p ex4-pool               check it
//| //! cargo course hint ex4 --task 1       get a hint
//| //! cargo doc  -p multiprocess --open    read what a Pool can do
//| //! ```
//|
//| pub mod show; // given: what the program prints of each function
//|
//| use course_core::square;
//| use multiprocess::{Pool, Result};

// ANCHOR: square_cubes
/// Task 1: `course_core::square_cube` of each number, in order.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn square_cubes(numbers: Vec<u64>, workers: usize) -> Result<Vec<String>> {
    // <solution>
    let pool = Pool::new(workers)?;
    pool.map(square_cube, numbers)
    // </solution>
    //| todo!("map square_cube over {numbers:?} with a pool of {workers} workers")
}
// ANCHOR_END: square_cubes

// ANCHOR: squares
/// Task 2: the square of each number, in order. It works, and it is slow: look at where the pool is made, and
/// at how much it has to do at a time.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn squares(numbers: Vec<u64>, workers: usize) -> Result<Vec<u64>> {
    // <solution>
    // The pool has left the loop, and the loop has become a `map`.
    let pool = Pool::new(workers)?;
    pool.map(square, numbers)
    // </solution>
    //| let mut squares = Vec::new();
    //| for number in numbers {
    //|     let pool = Pool::new(workers)?;
    //|     squares.extend(pool.map(square, [number])?);
    //| }
    //| Ok(squares)
}
// ANCHOR_END: squares

// ANCHOR: who_did_what
/// Task 3: `course_core::parallel_test` gives back its number, and the id of the process that it ran in. Give
/// back these pairs for all numbers, in the order in which the tasks end: `pool.imap_unordered` gives one
/// result after another, as they come.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn who_did_what(numbers: Vec<u64>, workers: usize) -> Result<Vec<(u64, u32)>> {
    // <solution>
    let pool = Pool::new(workers)?;
    let mut pairs = Vec::new();
    for pair in pool.imap_unordered(parallel_test, numbers) {
        pairs.push(pair?);
    }
    Ok(pairs)
    // </solution>
    //| todo!("imap_unordered parallel_test over {numbers:?} with a pool of {workers} workers")
}
// ANCHOR_END: who_did_what

// ANCHOR: estimates
/// Task 4: estimate pi once for each seed, with `course_core::pi_mc`, in order.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn estimates(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    // <solution>
    // A seed travels with each task, and nothing else decides what it gives.
    let pool = Pool::new(workers)?;
    pool.map(pi_mc, seeds)
    // </solution>
    //| todo!("map pi_mc over {seeds:?} with a pool of {workers} workers")
}
// ANCHOR_END: estimates
