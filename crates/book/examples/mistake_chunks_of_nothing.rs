//! A mistake: fewer numbers than workers make chunks of length 0.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;
use std::thread;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let length = usize::try_from(numbers)? / workers; // 1 number, 2 workers: 0
    Ok(in_chunks(numbers, length))
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let length = usize::try_from(numbers)?.div_ceil(workers).max(1);
    Ok(in_chunks(numbers, length))
}
// ANCHOR_END: mended

/// A thread for each chunk of so many numbers.
fn in_chunks(numbers: u64, length: usize) -> Vec<u64> {
    let mut sums: Vec<u64> = (0..numbers).collect();
    thread::scope(|scope| {
        for chunk in sums.chunks_mut(length) {
            scope.spawn(|| {
                for place in chunk {
                    *place = sum_square(*place);
                }
            });
        }
    });
    sums
}

fn main() -> ExitCode {
    let answer = |rayon_runner| Subject {
        rayon_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "rayon_runner",
        verdict: Verdict::Panicked,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(10_000, 2).map(drop),
    })
}
