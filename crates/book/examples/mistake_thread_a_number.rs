//! A mistake: a thread is started for every number.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex3::Subject};
use std::ops::Range;
use std::process::ExitCode;
use std::thread;

// ANCHOR: wrong
fn wrong(numbers: u64, _workers: usize) -> Answer<Vec<u64>> {
    Ok(sums_of(
        (0..numbers).map(|number| number..number + 1).collect(),
    ))
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let length = numbers.div_ceil(workers as u64).max(1);
    let starts = (0..numbers).step_by(usize::try_from(length)?);
    let block = |start: u64| start..(start + length).min(numbers);
    Ok(sums_of(starts.map(block).collect())) // a thread a block
}
// ANCHOR_END: mended

/// The sums of each block, on a thread of its own, one behind the other.
fn sums_of(blocks: Vec<Range<u64>>) -> Vec<u64> {
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for block in blocks {
            handles.push(scope.spawn(|| block.map(sum_square).collect::<Vec<u64>>()));
        }
        let sums = handles
            .into_iter()
            .map(|handle| handle.join().expect("no panic"));
        sums.flatten().collect()
    })
}

fn main() -> ExitCode {
    let answer = |rayon_runner| Subject {
        rayon_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "rayon_runner",
        verdict: Verdict::OneWorkerPerItem,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(40, 2).map(drop),
    })
}
