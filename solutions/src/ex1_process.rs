//! The answer to exercise 1: processes, all started before the first is joined.
//!
//! ```text
//! cargo run -p solutions -- ex1-process
//! ```

use course_core::{check_prime, foo, print_number};
use ex1_process::Answer;
use multiprocess::{End, Process};

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

/// Task 1: three processes by hand.
///
/// # Errors
/// A process cannot be started.
pub fn parallel_runner() -> Answer<()> {
    let mut p1 = Process::start(|()| foo(), ())?;
    let mut p2 = Process::start(|()| foo(), ())?;
    let mut p3 = Process::start(|()| foo(), ())?;
    p1.join()?;
    p2.join()?;
    p3.join()?;
    Ok(())
}

/// Task 2: any number of them: one loop starts, another joins.
///
/// # Errors
/// A process cannot be started.
pub fn parallel_runner_loop(naps: usize) -> Answer<()> {
    let mut processes = Vec::new();
    for _ in 0..naps {
        processes.push(Process::start(|()| foo(), ())?);
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}

/// Task 3: the join has left the loop that starts.
///
/// # Errors
/// A process cannot be started.
pub fn print_numbers(count: u64) -> Answer<()> {
    let mut processes = Vec::new();
    for n in 1..=count {
        processes.push(Process::start(print_number, n)?);
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}

/// Task 4: what `join` returns is how the process ended.
///
/// # Errors
/// A process cannot be started.
pub fn how_they_end(numbers: &[u64]) -> Answer<Vec<End>> {
    let mut processes = Vec::new();
    for number in numbers {
        processes.push(Process::start(check_prime, *number)?);
    }
    let mut ends = Vec::new();
    for mut process in processes {
        ends.push(process.join()?);
    }
    Ok(ends)
}
