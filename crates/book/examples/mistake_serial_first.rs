//! A mistake: the serial answer is computed, too, and the parallel one is thrown away.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let serial: Vec<u64> = (0..numbers).map(sum_square).collect();
    let parallel = mended(numbers, workers)?;
    assert_eq!(parallel, serial); // to be sure
    Ok(serial)
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
        verdict: Verdict::DoneTwice,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(10_000, 2).map(drop),
    })
}
