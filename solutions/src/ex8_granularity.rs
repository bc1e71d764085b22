// <solution>
//! The answer to exercise 8: the same work, handed out in different ways.
//!
//! ```text
//! cargo run -p solutions -- ex8-granularity
//! ```

use course_core::sum_square;
use multiprocess::Pool;
use std::error::Error;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
// </solution>
//| //! How much work does a worker get at a time? Write the runners marked `Task` below.
//| //!
//| //! The work is that of exercise 3: `sum_square` for every number from 0 up. Here it is handed out in
//| //! different ways: one number at a time, in pieces, in blocks, all at once, or not at all. Each gives
//| //! the same list of sums. How long they take differs by a factor of ten.
//| //!
//| //! ```text
//| //! cargo run  -p ex8-granularity        run it: which way of handing out the work is fastest?
//| //! cargo test -p ex8-granularity        check it: is the work handed out as it should be?
//| //! cargo course hint ex8 --task 1       get a hint
//| //! cargo doc  -p multiprocess --open    read what Pool and its builder can do
//| //! ```
//|
//| pub mod show; // given: the names and texts of the table that the program prints
//|
//| use course_core::sum_square;
//| use multiprocess::Pool;
//| use std::error::Error;
//| use std::thread;

/// One sum for each number, in order; or why there is none.
pub type Answer = Result<Vec<u64>, Box<dyn Error>>;

/// Given: one number after the other, without any workers.
///
/// # Errors
/// Never: it returns what the other runners return.
pub fn serial_runner(numbers: u64) -> Answer {
    let mut sums = Vec::new();
    for number in 0..numbers {
        sums.push(sum_square(number));
    }
    Ok(sums)
}

// ANCHOR: chunks_runner
/// Task 1: a `Pool` of `workers` that hands out `chunk` numbers at a time.
///
/// By itself `Pool::map` chooses how many. Its builder lets you choose.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn chunks_runner(numbers: u64, workers: usize, chunk: usize) -> Answer {
    // <solution>
    let pool = Pool::builder()
        .max_workers(workers)
        .chunksize(chunk)
        .build()?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums)
    // </solution>
    //| todo!(
    //|     "map sum_square over the numbers below {numbers}, on {workers} workers, {chunk} at a time"
    //| )
}
// ANCHOR_END: chunks_runner

/// Given: equal blocks, one for each of `workers` threads. With two workers, the first gets the
/// lower half of the numbers, and the second the upper half. Who has more to do?
///
/// # Errors
/// Never: a panic in a thread is passed on.
pub fn blocks_runner(numbers: u64, workers: usize) -> Answer {
    let mut sums: Vec<u64> = (0..numbers).collect();
    let length = sums.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        for block in sums.chunks_mut(length) {
            scope.spawn(|| {
                for place in block {
                    *place = sum_square(*place);
                }
            });
        }
    });
    Ok(sums)
}

// ANCHOR: on_demand_runner
/// Task 2: `workers` threads that each take the next number when they are done with the last, until
/// there is none left. No thread is given anything beforehand.
///
/// # Errors
/// None that you have to make: a panic in a thread may be passed on.
// <solution>
///
/// # Panics
/// A thread panicked.
// </solution>
pub fn on_demand_runner(numbers: u64, workers: usize) -> Answer {
    // <solution>
    // A counter that all threads share says which number is next. To take a number is to count.
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
    // </solution>
    //| todo!("threads that take the next number below {numbers} when they are free, {workers} of them")
}
// ANCHOR_END: on_demand_runner

/// From so many numbers on it is worth while to start workers: for task 3. Run the exercise, see what
/// it says, and put your own number here.
// <solution>
// That of a machine with two cores. Yours may be another.
pub const WORTHWHILE_FROM: u64 = 6_000;
// </solution>
//| pub const WORTHWHILE_FROM: u64 = 1;

// ANCHOR: worthwhile_runner
/// Task 3: with few numbers to do, starting a pool takes longer than the work. Below
/// `worthwhile_from` numbers, call `serial_runner`; from there on, do it with the pool, as now.
///
/// # Errors
/// A worker cannot be started, or a task fails.
pub fn worthwhile_runner(numbers: u64, workers: usize, worthwhile_from: u64) -> Answer {
    // <solution>
    if numbers < worthwhile_from {
        return serial_runner(numbers);
    }
    // </solution>
    //| let _ = worthwhile_from; // take this line out, and use it
    let pool = Pool::new(workers)?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums)
}
// ANCHOR_END: worthwhile_runner
