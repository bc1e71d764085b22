//! Wrong answers to task 6: tasks that fail.

use course_core::fragile;
use multiprocess::{Error, Future, ProcessPoolExecutor, Result};
use spec::corpus::Entry;
use spec::ex5::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(roots, a_question_mark, WrongResult),
        wrong!(roots, map_for_submit, WrongResult),
        wrong!(roots, no_further_than_the_first_error, LostItems),
        wrong!(roots, errors_left_out, LostItems),
        wrong!(roots, zero_for_an_error, WrongResult),
        wrong!(roots, an_error_of_its_own, WrongResult),
        wrong!(roots, result_in_the_loop, Serialised),
    ]
}

fn submitted(executor: &ProcessPoolExecutor, numbers: Vec<u64>) -> Result<Vec<Future<u64>>> {
    let submit = |number| executor.submit(fragile, number);
    numbers.into_iter().map(submit).collect()
}

fn a_question_mark<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut results = Vec::new();
    for future in submitted(&executor, numbers)? {
        let result = future.result();
        results.push(if MENDED { result } else { Ok(result?) });
    }
    Ok(results)
}

/// `map` gives all results, or the first error.
fn map_for_submit<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    if MENDED {
        return a_question_mark::<true>(numbers, workers);
    }
    let executor = ProcessPoolExecutor::new(workers)?;
    Ok(executor
        .map(fragile, numbers)?
        .into_iter()
        .map(Ok)
        .collect())
}

fn no_further_than_the_first_error<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut results = Vec::new();
    for future in submitted(&executor, numbers)? {
        let result = future.result();
        let failed = result.is_err();
        results.push(result);
        if failed && !MENDED {
            break;
        }
    }
    Ok(results)
}

fn errors_left_out<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    let mut results = a_question_mark::<true>(numbers, workers)?;
    results.retain(|result| MENDED || result.is_ok());
    Ok(results)
}

fn zero_for_an_error<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    let results = a_question_mark::<true>(numbers, workers)?;
    let kept = |result: Result<u64>| {
        if MENDED {
            result
        } else {
            Ok(result.unwrap_or(0))
        }
    };
    Ok(results.into_iter().map(kept).collect())
}

/// What went wrong is thrown away, and something else told in its place.
fn an_error_of_its_own<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    let results = a_question_mark::<true>(numbers, workers)?;
    let told = |error| if MENDED { error } else { Error::Cancelled };
    Ok(results
        .into_iter()
        .map(|result| result.map_err(told))
        .collect())
}

fn result_in_the_loop<const MENDED: bool>(
    numbers: Vec<u64>,
    workers: usize,
) -> Result<Vec<Result<u64>>> {
    if MENDED {
        return a_question_mark::<true>(numbers, workers);
    }
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut results = Vec::new();
    for number in numbers {
        results.push(executor.submit(fragile, number)?.result());
    }
    Ok(results)
}
