//! Tasks 3 to 5: how many darts hit, counted by several threads.

use course_core::dart;
use ex6_threads::Answer;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// The darts of one of `threads` threads. Where they do not divide evenly some get one more.
fn share(darts: u64, threads: usize, thread: usize) -> Range<u64> {
    let (threads, thread) = (threads as u64, thread as u64);
    darts * thread / threads..darts * (thread + 1) / threads
}

/// Task 3: one counter, behind a lock.
///
/// # Errors
/// A thread panicked while it held the lock.
///
/// # Panics
/// The same, in another thread.
pub fn locked_counter(darts: u64, threads: usize) -> Answer<u64> {
    let hits = Mutex::new(0);
    thread::scope(|scope| {
        for thread in 0..threads {
            let hits = &hits;
            scope.spawn(move || {
                for number in share(darts, threads, thread) {
                    // The dart first, and then the lock: others throw meanwhile.
                    if dart(number) {
                        *hits.lock().expect("nobody panics with the lock") += 1;
                    }
                }
            });
        }
    });
    Ok(hits.into_inner()?)
}

/// Task 4: one counter, which is atomic.
///
/// # Errors
/// Never: a panic in a thread is passed on.
pub fn atomic_counter(darts: u64, threads: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    thread::scope(|scope| {
        for thread in 0..threads {
            let hits = &hits;
            scope.spawn(move || {
                for number in share(darts, threads, thread) {
                    if dart(number) {
                        // To read, to add and to write are one step.
                        hits.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    Ok(hits.into_inner())
}

/// Task 5: a counter for each thread, and their sum at the end.
///
/// # Errors
/// Never: a panic in a thread is passed on.
///
/// # Panics
/// A thread panicked.
pub fn own_counters(darts: u64, threads: usize) -> Answer<u64> {
    let mut hits = 0;
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for thread in 0..threads {
            handles.push(scope.spawn(move || {
                let mut own = 0;
                for number in share(darts, threads, thread) {
                    if dart(number) {
                        own += 1;
                    }
                }
                own
            }));
        }
        for handle in handles {
            hits += handle.join().expect("a thread panicked");
        }
    });
    Ok(hits)
}
