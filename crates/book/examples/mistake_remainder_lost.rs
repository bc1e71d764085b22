//! A mistake: the numbers do not divide evenly, and those that are left over are lost.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex3::Subject};
use std::ops::Range;
use std::process::ExitCode;
use std::thread;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let workers = u64::try_from(workers)?;
    let length = numbers / workers; // 11 numbers, 2 workers: 5 each
    let block = |worker| worker * length..(worker + 1) * length;
    Ok(sums_of((0..workers).map(block).collect()))
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let workers = u64::try_from(workers)?;
    let length = numbers.div_ceil(workers); // rounded up: 6 and 5
    let border = |worker: u64| (worker * length).min(numbers);
    let block = |worker| border(worker)..border(worker + 1);
    Ok(sums_of((0..workers).map(block).collect()))
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
        verdict: Verdict::LostItems,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(4_001, 4).map(drop),
    })
}
