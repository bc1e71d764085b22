//! A mistake: the first task that fails ends the loop, and the results of all others are lost.

mod mistakes;

use course_core::fragile;
use mistakes::{Mistake, nobody};
use multiprocess::{Future, ProcessPoolExecutor, Result};
use spec::{Verdict, ex5::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    let mut roots = Vec::new();
    for future in submitted(numbers, workers)? {
        roots.push(Ok(future.result()?)); // out of the function, with the first error
    }
    Ok(roots)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: Vec<u64>, workers: usize) -> Result<Vec<Result<u64>>> {
    let mut roots = Vec::new();
    for future in submitted(numbers, workers)? {
        roots.push(future.result()); // an error is this task's result
    }
    Ok(roots)
}
// ANCHOR_END: mended

fn submitted(numbers: Vec<u64>, workers: usize) -> Result<Vec<Future<u64>>> {
    let executor = ProcessPoolExecutor::new(workers)?;
    let submit = |number| executor.submit(fragile, number);
    numbers.into_iter().map(submit).collect()
}

fn main() -> ExitCode {
    let answer = |roots| Subject {
        roots,
        ..nobody::ex5()
    };
    mistakes::main(Mistake {
        task: "roots",
        verdict: Verdict::WrongResult,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "fragile",
        run: |answer| Ok((answer.roots)(vec![1, 4, 8, 9], 2).map(drop)?),
    })
}
