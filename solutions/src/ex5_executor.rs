//! The answer to exercise 5: everything is handed in before the first result is asked for.
//!
//! ```text
//! cargo run -p solutions -- ex5-executor
//! ```

use course_core::{boo, foo, fragile, is_prime};
use multiprocess::{ProcessPoolExecutor, Result, as_completed};

/// Task 1: three futures by hand.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn submit_naps(workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let f1 = executor.submit(|()| foo(), ())?;
    let f2 = executor.submit(|()| foo(), ())?;
    let f3 = executor.submit(|()| foo(), ())?;
    f1.result()?;
    f2.result()?;
    f3.result()?;
    Ok(())
}

/// Task 2: `map` for the whole list.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn map_naps(list: Vec<u32>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    executor.map(boo, list)?;
    Ok(())
}

/// Task 3: two loops, one that submits and one that asks for the results. `map` would do as well.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn are_prime(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        futures.push(executor.submit(is_prime, number)?);
    }
    let mut answers = Vec::new();
    for future in futures {
        answers.push(future.result()?);
    }
    Ok(answers)
}

/// Task 4: the workers tell which are prime, and the caller keeps those.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn prime_range(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let answers = executor.map(is_prime, start..end)?;
    let mut primes = Vec::new();
    for (number, prime) in (start..end).zip(answers) {
        if prime {
            primes.push(number);
        }
    }
    Ok(primes)
}

/// Task 5: `as_completed` gives the place of each future whose task has ended.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn as_they_end(list: Vec<u32>, workers: usize) -> Result<Vec<u32>> {
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
}

/// Task 6: the results are kept as they are, without a `?`.
///
/// # Errors
/// A worker cannot be started.
pub fn roots(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        futures.push(executor.submit(fragile, number)?);
    }
    let mut results = Vec::new();
    for future in futures {
        results.push(future.result());
    }
    Ok(results)
}
