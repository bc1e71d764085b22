//! A mistake: the lock around the results is held while the work is done.

mod mistakes;

use course_core::sum_square;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex3::Subject};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

// ANCHOR: wrong
fn wrong(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let next = AtomicU64::new(0);
    let sums = Mutex::new(vec![0; usize::try_from(numbers)?]);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let mut sums = sums.lock().expect("no panic"); // and then the work
            let Some(place) = sums.get_mut(place_of(number)) else {
                break;
            };
            *place = sum_square(number);
        }
    };
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    Ok(sums.into_inner()?)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(numbers: u64, workers: usize) -> Answer<Vec<u64>> {
    let next = AtomicU64::new(0);
    let sums = Mutex::new(vec![0; usize::try_from(numbers)?]);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= numbers {
                break;
            }
            let sum = sum_square(number); // the work first, and then the lock
            sums.lock().expect("no panic")[place_of(number)] = sum;
        }
    };
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    Ok(sums.into_inner()?)
}
// ANCHOR_END: mended

fn place_of(number: u64) -> usize {
    usize::try_from(number).expect("there is a place for each number")
}

fn main() -> ExitCode {
    let answer = |rayon_runner| Subject {
        rayon_runner,
        ..nobody::ex3()
    };
    mistakes::main(Mistake {
        task: "rayon_runner",
        verdict: Verdict::Serialised,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "sum_square",
        run: |answer| (answer.rayon_runner)(10_000, 2).map(drop),
    })
}
