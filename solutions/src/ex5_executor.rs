// <solution>
//! The answer to exercise 5: everything is handed in before the first result is asked for.
//!
//! ```text
//! cargo run -p solutions -- ex5-executor
//! ```

use course_core::{boo, foo, fragile, is_prime};
use multiprocess::{ProcessPoolExecutor, Result, as_completed};
// </solution>
//| //! Hand tasks to an executor and collect what becomes of them: write the six functions marked `Task`.
//| //!
//| //! A `ProcessPoolExecutor` starts its workers, processes, once, and gives them whatever it is handed.
//| //! `submit(function, argument)` hands in one task and returns a `Future` at once, a promise of its result:
//| //! `future.result()` waits for it. `map(function, list)` does so for a whole list. Where the executor is
//| //! dropped, at the end of the function, its workers end.
//| //!
//| //! ```text
//| //! cargo run  -p ex5-executor           run it: who does what when?
//| //! cargo test -p ex5-executor           check it
//| //! cargo course hint ex5 --task 1       get a hint
//| //! cargo doc  -p multiprocess --open    read what executors and futures can do
//| //! ```
//| //!
//| //! `foo()` naps, and `boo(3)` naps three times as long: 0.2 and 0.6 seconds, or as `--nap 1s` says.
//|
//| pub mod show; // given: what the program prints of each function
//|
//| use course_core::is_prime;
//| use multiprocess::{ProcessPoolExecutor, Result};

// ANCHOR: submit_naps
/// Task 1: submit three naps, `foo`, to an executor with so many workers, and wait for all three. (A
/// function without an argument is submitted as `|()| foo()`, and its argument is `()`.)
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn submit_naps(workers: usize) -> Result<()> {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    let f1 = executor.submit(|()| foo(), ())?;
    let f2 = executor.submit(|()| foo(), ())?;
    let f3 = executor.submit(|()| foo(), ())?;
    f1.result()?;
    f2.result()?;
    f3.result()?;
    Ok(())
    // </solution>
    //| todo!(
    //|     "submit three naps to an executor with {workers} workers, then ask each future for its result"
    //| )
}
// ANCHOR_END: submit_naps

// ANCHOR: map_naps
/// Task 2: `map` naps of different lengths: `boo(seconds)` for each of the list.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn map_naps(list: Vec<u32>, workers: usize) -> Result<()> {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    executor.map(boo, list)?;
    Ok(())
    // </solution>
    //| todo!("map course_core::boo over {list:?}, with {workers} workers")
}
// ANCHOR_END: map_naps

// ANCHOR: are_prime
/// Task 3: is each of the numbers prime? It works, but the second number is handed in when the first has
/// been answered, and all workers but one have nothing to do. Let them work at the same time.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn are_prime(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    // <solution>
    // Two loops, one that submits and one that asks for the results. `map` would do as well.
    let mut futures = Vec::new();
    // </solution>
    //| let mut answers = Vec::new();
    for number in numbers {
        // <solution>
        futures.push(executor.submit(is_prime, number)?);
    }
    let mut answers = Vec::new();
    for future in futures {
        // </solution>
        //| let future = executor.submit(is_prime, number)?;
        answers.push(future.result()?);
    }
    Ok(answers)
}
// ANCHOR_END: are_prime

// ANCHOR: prime_range
/// Task 4: the primes from `start` up to, and without, `end`, in order. A process tells whether a number
/// is prime; who keeps those that are?
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn prime_range(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    // <solution>
    // The workers tell which are prime, and the caller keeps those.
    let executor = ProcessPoolExecutor::new(workers)?;
    let answers = executor.map(is_prime, start..end)?;
    let mut primes = Vec::new();
    for (number, prime) in (start..end).zip(answers) {
        if prime {
            primes.push(number);
        }
    }
    Ok(primes)
    // </solution>
    //| todo!(
    //|     "keep the numbers from {start} to {end} for which is_prime is true, with {workers} workers"
    //| )
}
// ANCHOR_END: prime_range

// ANCHOR: as_they_end
/// Task 5: nap as in task 2, and give back the list in the order in which the naps ended.
/// `multiprocess::as_completed(futures)` gives pairs: the place of a future in the list, and the future.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn as_they_end(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for seconds in &list {
        futures.push(executor.submit(boo, *seconds)?);
    }
    let mut ended = Vec::new();
    for (place, future) in as_completed(futures) {
        future.result()?;
        ended.push(list[place]);
    }
    Ok(ended)
    // </solution>
    //| todo!("submit boo for each of {list:?} to {workers} workers; which of the futures ends first?")
}
// ANCHOR_END: as_they_end

// ANCHOR: roots
/// Task 6: `course_core::fragile` gives the root of a square, and panics for any other number. Give back
/// what became of each: a root or an error, in the order of the numbers. One failure must not cost the
/// others.
///
/// # Errors
/// A worker cannot be started. (That a task fails is no error here, but part of the answer.)
pub fn roots(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        futures.push(executor.submit(fragile, number)?);
    }
    let mut results = Vec::new();
    for future in futures {
        // The results are kept as they are, without a `?`.
        results.push(future.result());
    }
    Ok(results)
    // </solution>
    //| todo!("submit fragile for each of {numbers:?} to {workers} workers, and keep every result")
}
// ANCHOR_END: roots
