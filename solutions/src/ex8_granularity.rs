//! The answer to exercise 8: the same work, handed out in different ways.
//!
//! ```text
//! cargo run -p solutions -- ex8-granularity
//! ```

use course_core::sum_square;
use ex8_granularity::Answer;
use multiprocess::Pool;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

pub use ex8_granularity::{blocks_runner, serial_runner}; // given

/// Task 1: a `Pool` that hands out `chunk` numbers at a time.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn chunks_runner(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let pool = Pool::builder()
        .max_workers(workers)
        .chunksize(chunk)
        .build()?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums)
}

/// Task 2: a counter that all threads share says which number is next. To take a number is to count.
///
/// # Errors
/// Never: a panic in a thread is passed on.
///
/// # Panics
/// A thread panicked.
pub fn on_demand_runner(numbers: u64, workers: usize) -> Answer {
    let next = AtomicU64::new(0);
    // Each thread keeps what it has done, with the number: they are put in order at the end.
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= numbers {
                return done;
            }
            done.push((number, sum_square(number)));
        }
    };
    let mut done = Vec::new();
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for _ in 0..workers {
            threads.push(scope.spawn(work));
        }
        for thread in threads {
            done.extend(thread.join().expect("a thread panicked"));
        }
    });
    done.sort_unstable();
    Ok(done.into_iter().map(|(_, sum)| sum).collect())
}

/// What the run of this exercise named on a machine with two cores. Yours may be another.
pub const WORTHWHILE_FROM: u64 = 6_000;

/// Task 3: no pool for so little work that it does not pay.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn worthwhile_runner(numbers: u64, workers: usize, worthwhile_from: u64) -> Answer {
    if numbers < worthwhile_from {
        return serial_runner(numbers);
    }
    let pool = Pool::new(workers)?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums)
}
