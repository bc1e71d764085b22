//! The answer to exercise 6: threads, what they share, and a thread pool executor built from channels.
//!
//! ```text
//! cargo run -p solutions -- ex6-threads
//! ```

mod counters;
mod executor;

pub use counters::{atomic_counter, locked_counter, own_counters};
pub use ex6_threads::serial_counter;
pub use executor::{SmallExecutor, executor_counter}; // given

use course_core::count_for_a_moment;
use crossbeam::channel;
use ex6_threads::{Answer, print_multiple};
use std::thread;

/// Task 1: two threads at once. One prints `.`, the other one prints `o`, each `times` times.
///
/// # Errors
/// Never: a panic in a thread is passed on.
pub fn dots(times: u64) -> Answer<()> {
    // The scope ends when both threads have ended.
    thread::scope(|scope| {
        scope.spawn(|| print_multiple(".", times));
        scope.spawn(|| print_multiple("o", times));
    });
    Ok(())
}

/// Task 2: a thread for each of `names`, which sends what it has counted as soon as it has.
///
/// # Errors
/// Never: a panic in a thread is passed on.
pub fn counts(names: &[&str], rounds: u64, tell: &mut dyn FnMut(&str, u64)) -> Answer<()> {
    let (sender, counts) = channel::unbounded();
    thread::scope(|scope| {
        for name in names {
            let sender = sender.clone();
            scope.spawn(move || {
                for _ in 0..rounds {
                    let number = count_for_a_moment(name);
                    // Nobody listens only where the caller has panicked.
                    let _ = sender.send((name, number));
                }
            });
        }
        // The loop below ends with the last sender, and this one is nobody's.
        drop(sender);
        for (name, number) in counts {
            tell(name, number);
        }
    });
    Ok(())
}
