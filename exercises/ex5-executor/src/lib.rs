//! Hand tasks to an executor and collect what becomes of them: write the six functions marked `Task`.
//!
//! A `ProcessPoolExecutor` starts its workers, processes, once, and gives them whatever it is handed.
//! `submit(function, argument)` hands in one task and returns a `Future` at once, a promise of its result:
//! `future.result()` waits for it. `map(function, list)` does so for a whole list. Where the executor is
//! dropped, at the end of the function, its workers end.
//!
//! ```text
//! cargo run  -p ex5-executor           run it: who does what when?
//! cargo test -p ex5-executor           check it
//! cargo course hint ex5 --task 1       get a hint
//! cargo doc  -p multiprocess --open    read what executors and futures can do
//! ```
//!
//! `foo()` naps, and `boo(3)` naps three times as long: 0.2 and 0.6 seconds, or as `--nap 1s` says.

pub mod show; // given: what the program prints of each function

use course_core::is_prime;
use multiprocess::{ProcessPoolExecutor, Result};

/// Task 1: submit three naps, `foo`, to an executor with so many workers, and wait for all three. (A
/// function without an argument is submitted as `|()| foo()`, and its argument is `()`.)
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn submit_naps(workers: usize) -> Result<()> {
    todo!(
        "submit three naps to an executor with {workers} workers, then ask each future for its result"
    )
}

/// Task 2: `map` naps of different lengths: `boo(seconds)` for each of the list.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn map_naps(list: Vec<u32>, workers: usize) -> Result<()> {
    todo!("map course_core::boo over {list:?}, with {workers} workers")
}

/// Task 3: is each of the numbers prime? It works, but the second number is handed in when the first has
/// been answered, and all workers but one have nothing to do. Let them work at the same time.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn are_prime(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut answers = Vec::new();
    for number in numbers {
        let future = executor.submit(is_prime, number)?;
        answers.push(future.result()?);
    }
    Ok(answers)
}

/// Task 4: the primes from `start` up to, and without, `end`, in order. A process tells whether a number
/// is prime; who keeps those that are?
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn prime_range(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    todo!(
        "keep the numbers from {start} to {end} for which is_prime is true, with {workers} workers"
    )
}

/// Task 5: nap as in task 2, and give back the list in the order in which the naps ended.
/// `multiprocess::as_completed(futures)` gives pairs: the place of a future in the list, and the future.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn as_they_end(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    todo!("submit boo for each of {list:?} to {workers} workers; which of the futures ends first?")
}

/// Task 6: `course_core::fragile` gives the root of a square, and panics for any other number. Give back
/// what became of each: a root or an error, in the order of the numbers. One failure must not cost the
/// others.
///
/// # Errors
/// A worker cannot be started. (That a task fails is no error here, but part of the answer.)
pub fn roots(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    todo!("submit fragile for each of {numbers:?} to {workers} workers, and keep every result")
}
