//! A mistake: the loop over a channel ends when the last sender is gone, and the loop's own function keeps one.

mod mistakes;

use course_core::sum_square;
use crossbeam::channel;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;
use std::thread;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let mut sums = vec![0; usize::try_from(numbers)?];
    let (done, results) = channel::unbounded();
    thread::scope(|scope| {
        for first in 0..workers as u64 {
            let done = done.clone();
            scope.spawn(move || work(first, numbers, workers, &done));
        }
        for (number, sum) in results {
            sums[number] = sum; // waits for more, and `done` could still send some
        }
    });
    Ok(sums)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let mut sums = vec![0; usize::try_from(numbers)?];
    let (done, results) = channel::unbounded();
    thread::scope(|scope| {
        for first in 0..workers as u64 {
            let done = done.clone();
            scope.spawn(move || work(first, numbers, workers, &done));
        }
        drop(done); // the workers have theirs
        for (number, sum) in results {
            sums[number] = sum;
        }
    });
    Ok(sums)
}
// ANCHOR_END: mended

/// Sends each of a worker's sums with the place where it belongs.
fn work(first: u64, numbers: u64, workers: usize, done: &channel::Sender<(usize, u64)>) {
    for number in (first..numbers).step_by(workers) {
        let place = usize::try_from(number).expect("there is a place for each number");
        if done.send((place, sum_square(number))).is_err() {
            return; // nobody listens any more
        }
    }
}

fn main() -> ExitCode {
    let answer = |rayon_runner| Subject {
        rayon_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "rayon_runner",
        verdict: Verdict::Deadlock,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(10_000, 2).map(drop),
    })
}
