//! Right answers to the tasks with results, written quite differently from the reference.

use course_core::{fragile, is_prime};
use multiprocess::{Executor, Future, Pool, ProcessPoolExecutor, Result, as_completed};
use spec::corpus::Entry;
use spec::ex5::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right!(are_prime, mapped),
        right!(are_prime, as_completed_into_places),
        right!(are_prime, a_pool_with_chunks),
        right!(prime_range, a_block_a_task),
        right!(prime_range, an_option_a_number),
        right!(prime_range, unordered_and_sorted),
        right!(prime_range, backwards),
        right!(roots, imap),
        right!(roots, as_completed_roots),
        right!(roots, collected),
    ]
}

fn mapped(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    Executor::map(&ProcessPoolExecutor::new(workers)?, is_prime, numbers)
}

fn as_completed_into_places(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut answers = vec![false; numbers.len()];
    let futures: Result<Vec<_>> = numbers
        .into_iter()
        .map(|number| executor.submit(is_prime, number))
        .collect();
    for (place, future) in as_completed(futures?) {
        answers[place] = future.result()?;
    }
    Ok(answers)
}

fn a_pool_with_chunks(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let pool = Pool::builder().max_workers(workers).chunksize(3).build()?;
    pool.map(is_prime, numbers)
}

fn a_block_a_task(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let length = end.saturating_sub(start).div_ceil(workers as u64).max(1);
    let blocks = (start..end)
        .step_by(usize::try_from(length).expect("a short range"))
        .map(|from| (from, end.min(from + length)));
    let task = |(start, end)| course_core::prime_range(start, end);
    Ok(ProcessPoolExecutor::new(workers)?
        .map(task, blocks)?
        .concat())
}

fn an_option_a_number(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let found = executor.map(|number| is_prime(number).then_some(number), start..end)?;
    Ok(found.into_iter().flatten().collect())
}

fn unordered_and_sorted(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let pool = Pool::new(workers)?;
    let mut primes = Vec::new();
    for result in pool.imap_unordered(|number: u64| (number, is_prime(number)), start..end) {
        if let (number, true) = result? {
            primes.push(number);
        }
    }
    primes.sort_unstable();
    Ok(primes)
}

fn backwards(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in (start..end).rev() {
        futures.push((number, executor.submit(is_prime, number)?));
    }
    let mut primes = Vec::new();
    while let Some((number, future)) = futures.pop() {
        if future.result()? {
            primes.push(number);
        }
    }
    Ok(primes)
}

fn imap(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    Ok(Pool::new(workers)?.imap(fragile, numbers).collect())
}

fn as_completed_roots(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        futures.push(executor.submit(fragile, number)?);
    }
    let mut results: Vec<_> = as_completed(futures)
        .map(|(place, future)| (place, future.result()))
        .collect();
    results.sort_by_key(|(place, _)| *place);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

fn collected(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures: Result<Vec<Future<u64>>> = numbers
        .into_iter()
        .map(|number| executor.submit(fragile, number))
        .collect();
    Ok(futures?.into_iter().map(Future::result).collect())
}
