//! Threads that take blocks of numbers from one crossbeam channel and answer on another.

use crate::Answer;
use course_core::sum_square;
use crossbeam::channel::unbounded;
use std::ops::Range;
use std::thread;

pub(crate) fn run(numbers: u64, workers: usize) -> Answer {
    let (tasks, waiting) = unbounded();
    let (results, finished) = unbounded();
    for block in blocks(numbers, workers) {
        tasks.send(block)?;
    }
    drop(tasks); // so that the workers' loops end when the blocks are done

    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for block in &waiting {
                    let sum: u128 = block.map(|i| u128::from(sum_square(i))).sum();
                    // The other end stays open for as long as this scope.
                    let _ = results.send(sum);
                }
            });
        }
    });
    Ok(finished.try_iter().sum())
}

/// Some 64 blocks a worker: enough to keep all busy to the end, and few enough that handing them
/// out costs nothing.
fn blocks(numbers: u64, workers: usize) -> impl Iterator<Item = Range<u64>> {
    let length = (numbers / (64 * workers as u64)).max(1);
    let starts = (0..numbers).step_by(usize::try_from(length).unwrap_or(usize::MAX));
    starts.map(move |start| start..numbers.min(start + length))
}
