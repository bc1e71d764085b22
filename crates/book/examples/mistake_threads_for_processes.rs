//! A mistake: processes were asked for, and threads do the work.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use multiprocess::{ProcessPoolExecutor, ThreadPoolExecutor};
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let executor = ThreadPoolExecutor::new(workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}
// ANCHOR_END: mended

fn main() -> ExitCode {
    let answer = |executor_runner| Subject {
        executor_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "executor_runner",
        verdict: Verdict::WrongEngine,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.executor_runner)(10_000, 2).map(drop),
    })
}
