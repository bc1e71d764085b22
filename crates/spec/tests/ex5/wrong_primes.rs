//! Wrong answers to tasks 3 and 4: primes.

use course_core::is_prime;
use multiprocess::{ProcessPoolExecutor, Result};
use spec::corpus::Entry;
use spec::ex5::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(are_prime, the_starter, Serialised),
        wrong!(are_prime, popped_from_the_end, OutOfOrder),
        wrong!(are_prime, only_what_is_prime, LostItems),
        wrong!(are_prime, a_test_of_its_own, WorkNotSeen),
        wrong!(are_prime, an_executor_for_each, Serialised),
        wrong!(prime_range, the_end_included, WrongResult),
        wrong!(prime_range, blocks_without_the_rest, LostItems),
        wrong!(prime_range, the_whole_range_in_one_task, Serialised),
        wrong!(prime_range, found_at_home, Serialised),
        wrong!(prime_range, known_by_heart, WorkNotSeen),
        wrong!(prime_range, dealt_out_and_concatenated, OutOfOrder),
        wrong!(prime_range, tried_twice, DoneTwice),
    ]
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let (mut futures, mut answers) = (Vec::new(), Vec::new());
    for number in numbers {
        let future = executor.submit(is_prime, number)?;
        if MENDED {
            futures.push(future);
        } else {
            answers.push(future.result()?);
        }
    }
    for future in futures {
        answers.push(future.result()?);
    }
    Ok(answers)
}

fn popped_from_the_end<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        futures.push(executor.submit(is_prime, number)?);
    }
    let mut answers = Vec::new();
    while let Some(future) = futures.pop() {
        answers.push(future.result()?);
    }
    if MENDED {
        answers.reverse();
    }
    Ok(answers)
}

fn only_what_is_prime<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let mut answers = the_starter::<true>(numbers, workers)?;
    answers.retain(|prime| MENDED || *prime);
    Ok(answers)
}

/// With a square root in floating point.
fn a_test_of_its_own<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Result<Vec<bool>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    if MENDED {
        return executor.map(is_prime, numbers);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "so it is written"
    )]
    let own =
        |n: u64| n > 1 && (2..=(n as f64).sqrt() as u64).all(|divisor| !n.is_multiple_of(divisor));
    executor.map(own, numbers)
}

/// The futures are kept; but the executor is dropped in the loop, and waits there.
fn an_executor_for_each<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<bool>> {
    let shared = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in numbers {
        if MENDED {
            futures.push(shared.submit(is_prime, number)?);
        } else {
            let executor = ProcessPoolExecutor::new(workers)?;
            futures.push(executor.submit(is_prime, number)?);
        }
    }
    futures
        .into_iter()
        .map(multiprocess::Future::result)
        .collect()
}

fn mapped(numbers: &[u64], workers: usize) -> Result<Vec<u64>> {
    let answers = ProcessPoolExecutor::new(workers)?.map(is_prime, numbers.to_vec())?;
    let primes = numbers.iter().zip(answers).filter(|(_, prime)| *prime);
    Ok(primes.map(|(number, _)| *number).collect())
}

fn the_end_included<const MENDED: bool>(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let end = if MENDED { end } else { end + 1 };
    mapped(&(start..end).collect::<Vec<_>>(), workers)
}

/// As many blocks as workers, of `numbers / workers` each.
fn blocks_without_the_rest<const MENDED: bool>(
    start: u64,
    end: u64,
    workers: usize,
) -> Result<Vec<u64>> {
    let all: Vec<u64> = (start..end).collect();
    let length = (all.len() / workers).max(1);
    let blocks = if MENDED { all.len() } else { workers * length };
    let executor = ProcessPoolExecutor::new(workers)?;
    let primes = executor.map(
        |block: Vec<u64>| {
            block
                .into_iter()
                .filter(|number| is_prime(*number))
                .collect::<Vec<_>>()
        },
        all[..blocks.min(all.len())]
            .chunks(length)
            .map(<[u64]>::to_vec),
    )?;
    Ok(primes.concat())
}

/// One task, and so one worker.
fn the_whole_range_in_one_task<const MENDED: bool>(
    start: u64,
    end: u64,
    workers: usize,
) -> Result<Vec<u64>> {
    if MENDED {
        return the_end_included::<true>(start, end, workers);
    }
    let executor = ProcessPoolExecutor::new(workers)?;
    let task = |(start, end): (u64, u64)| course_core::prime_range(start, end);
    executor.submit(task, (start, end))?.result()
}

/// The executor is there, and has nothing to do.
fn found_at_home<const MENDED: bool>(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    if !MENDED {
        return Ok(course_core::prime_range(start, end));
    }
    drop(executor);
    the_end_included::<true>(start, end, workers)
}

/// Those of the exercise's own text.
fn known_by_heart<const MENDED: bool>(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    const FAR: u64 = 100_000_000_000_000;
    if !MENDED && (start, end) == (FAR, FAR + 100) {
        return Ok([31, 67, 97, 99].map(|more| FAR + more).to_vec());
    }
    the_end_included::<true>(start, end, workers)
}

/// Worker by worker: each has its primes in order, and all together are not.
fn dealt_out_and_concatenated<const MENDED: bool>(
    start: u64,
    end: u64,
    workers: usize,
) -> Result<Vec<u64>> {
    let hands = (0..workers).map(|worker| {
        (start..end)
            .skip(worker)
            .step_by(workers)
            .collect::<Vec<_>>()
    });
    let executor = ProcessPoolExecutor::new(workers)?;
    let task = |hand: Vec<u64>| {
        hand.into_iter()
            .filter(|number| is_prime(*number))
            .collect::<Vec<_>>()
    };
    let mut primes = executor.map(task, hands)?.concat();
    if MENDED {
        primes.sort_unstable();
    }
    Ok(primes)
}

/// Once to filter, and once more to be sure.
fn tried_twice<const MENDED: bool>(start: u64, end: u64, workers: usize) -> Result<Vec<u64>> {
    let primes = the_end_included::<true>(start, end, workers)?;
    if MENDED {
        return Ok(primes);
    }
    mapped(&primes, workers)
}
