//! A mistake: each result is waited for before the next task is submitted.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use multiprocess::ProcessPoolExecutor;
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut sums = Vec::new();
    for number in 0..numbers {
        let future = executor.submit(sum_square, number)?;
        sums.push(future.result()?); // all workers but one wait, too
    }
    Ok(sums)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for number in 0..numbers {
        futures.push(executor.submit(sum_square, number)?);
    }
    let mut sums = Vec::new();
    for future in futures {
        sums.push(future.result()?);
    }
    Ok(sums)
}
// ANCHOR_END: mended

fn main() -> ExitCode {
    let answer = |executor_runner| Subject {
        executor_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "executor_runner",
        verdict: Verdict::Serialised,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.executor_runner)(10_000, 2).map(drop),
    })
}
