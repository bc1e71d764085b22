// <solution>
//! The answer to exercise 1: processes, all started before the first is joined.
//!
//! ```text
//! cargo run -p solutions -- ex1-process
//! ```

use course_core::{check_prime, foo, print_number};
use multiprocess::{End, Process};
use std::error::Error;
// </solution>
//| //! Start processes, wait for them, and learn how they ended: write the four functions marked `Task`.
//| //!
//| //! A process has its memory and its run to itself. `Process::start(function, argument)` starts one: this
//| //! very program once more, which calls `function(argument)` there and then ends. Meanwhile the caller
//| //! goes on. `join` waits until the process has ended, and says how.
//| //!
//| //! ```text
//| //! cargo run  -p ex1-process            run it: who naps when?
//| //! cargo test -p ex1-process            check it
//| //! cargo course hint ex1 --task 1       get a hint
//| //! cargo doc  -p multiprocess --open    read what a Process can do
//| //! ```
//|
//| pub mod show; // given: what the program prints of each function
//|
//| use course_core::{foo, print_number};
//| use multiprocess::{End, Process};
//| use std::error::Error;

/// What a function gives; or why there is nothing.
pub type Answer<A> = Result<A, Box<dyn Error>>;

/// Given: three naps, one after another. `foo` is a nap.
///
/// # Errors
/// Never: it returns what the others return.
pub fn serial_runner() -> Answer<()> {
    for _ in 0..3 {
        foo();
    }
    Ok(())
}

// ANCHOR: parallel_runner
/// Task 1: the same three naps at the same time, in three processes: start `p1`, `p2` and `p3`, then join
/// each. (A function without an argument is started as `|()| foo()`, and its argument is `()`.)
///
/// # Errors
/// A process cannot be started.
pub fn parallel_runner() -> Answer<()> {
    // <solution>
    let mut p1 = Process::start(|()| foo(), ())?;
    let mut p2 = Process::start(|()| foo(), ())?;
    let mut p3 = Process::start(|()| foo(), ())?;
    p1.join()?;
    p2.join()?;
    p3.join()?;
    Ok(())
    // </solution>
    //| todo!("start three processes that call foo, then join all three")
}
// ANCHOR_END: parallel_runner

// ANCHOR: parallel_runner_loop
/// Task 2: the same for any number of naps, with a loop that starts and a loop that joins.
///
/// # Errors
/// A process cannot be started.
pub fn parallel_runner_loop(naps: usize) -> Answer<()> {
    // <solution>
    let mut processes = Vec::new();
    for _ in 0..naps {
        processes.push(Process::start(|()| foo(), ())?);
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
    // </solution>
    //| todo!("start {naps} processes that call foo, keep them in a Vec, then join them all")
}
// ANCHOR_END: parallel_runner_loop

// ANCHOR: print_numbers
/// Task 3: each of these processes naps, and prints a number. It works, but look at the timeline: the
/// second nap begins when the first has ended. Let them nap at the same time.
///
/// # Errors
/// A process cannot be started.
pub fn print_numbers(count: u64) -> Answer<()> {
    // <solution>
    // The join has left the loop that starts.
    let mut processes = Vec::new();
    for n in 1..=count {
        processes.push(Process::start(print_number, n)?);
    }
    for mut process in processes {
        process.join()?;
    }
    // </solution>
    //| for n in 1..=count {
    //|     let mut process = Process::start(print_number, n)?;
    //|     process.join()?;
    //| }
    Ok(())
}
// ANCHOR_END: print_numbers

// ANCHOR: how_they_end
/// Task 4: run `course_core::check_prime` for each number, all at the same time, and give back how each of
/// the processes ended, in the order of the numbers.
///
/// # Errors
/// A process cannot be started. (That a process fails is no error here, but part of the answer.)
pub fn how_they_end(numbers: &[u64]) -> Answer<Vec<End>> {
    // <solution>
    let mut processes = Vec::new();
    for number in numbers {
        processes.push(Process::start(check_prime, *number)?);
    }
    let mut ends = Vec::new();
    for mut process in processes {
        // What `join` returns is how the process ended.
        ends.push(process.join()?);
    }
    Ok(ends)
    // </solution>
    //| todo!("start a process that calls check_prime for each of {numbers:?}; what does join return?")
}
// ANCHOR_END: how_they_end
