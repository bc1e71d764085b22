//! A mistake: equal blocks are dealt out beforehand, and the work is not equal.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use spec::{Verdict, ex8::Subject};
use std::process::ExitCode;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let numbers: Vec<u64> = (0..numbers).collect();
    let length = numbers.len().div_ceil(workers).max(1); // the first half, the second half
    in_pieces(&numbers, workers, length)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let numbers: Vec<u64> = (0..numbers).collect();
    in_pieces(&numbers, workers, 1)
}
// ANCHOR_END: mended

/// Rayon gives the next piece to whoever is free.
fn in_pieces(numbers: &[u64], workers: usize, length: usize) -> Answer<Vec<u64>> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let sums_of = |piece: &[u64]| piece.iter().map(|n| sum_square(*n)).collect::<Vec<_>>();
    Ok(pool.install(|| numbers.par_chunks(length).flat_map(sums_of).collect()))
}

fn main() -> ExitCode {
    let answer = |on_demand_runner| Subject {
        on_demand_runner,
        ..nobody::ex8()
    };
    mistakes::main(Mistake {
        task: "on_demand_runner",
        verdict: Verdict::TooCoarse,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.on_demand_runner)(10_000, 2).map(drop),
    })
}
