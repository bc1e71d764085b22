//! A mistake: the number of workers is not the one that was asked for.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: u64, _workers: usize) -> Answer<Vec<u64>> {
    let pool = ThreadPoolBuilder::new().num_threads(4).build()?; // "my machine has four cores"
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}
// ANCHOR_END: mended

fn main() -> ExitCode {
    let answer = |rayon_runner| Subject {
        rayon_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "rayon_runner",
        verdict: Verdict::TooManyWorkers,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(10_000, 2).map(drop),
    })
}
