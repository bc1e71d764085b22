//! A mistake: a pool is started before it is known whether it pays.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use multiprocess::Pool;
use spec::{Verdict, ex8::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize, worthwhile_from: u64) -> Answer<Vec<u64>> {
    let pool = Pool::new(workers)?; // two milliseconds are gone
    if numbers < worthwhile_from {
        return Ok((0..numbers).map(sum_square).collect());
    }
    Ok(pool.map(sum_square, 0..numbers)?)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize, worthwhile_from: u64) -> Answer<Vec<u64>> {
    if numbers < worthwhile_from {
        return Ok((0..numbers).map(sum_square).collect());
    }
    let pool = Pool::new(workers)?;
    Ok(pool.map(sum_square, 0..numbers)?)
}
// ANCHOR_END: mended

fn main() -> ExitCode {
    let answer = |worthwhile_runner| Subject {
        worthwhile_runner,
        ..nobody::ex8()
    };
    mistakes::main(Mistake {
        task: "worthwhile_runner",
        verdict: Verdict::NotWorthIt,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.worthwhile_runner)(50, 2, 6_000).map(drop),
    })
}
