//! The standard library's scoped threads, which take the next item when they are done with the last.

use crate::{Answers, Work};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Equal shares from the start would leave a thread idle wherever items differ: of the primes above 10¹⁴ all
/// stand at odd places, and one of two threads that took every second number would find them all.
pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else {
                return done;
            };
            done.push((place, W::task(item.clone())));
        }
    };
    let mut done = Vec::with_capacity(items.len());
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            done.extend(thread.join().map_err(|_| "a thread panicked")?);
        }
        Ok::<(), &str>(())
    })?;
    done.sort_unstable_by_key(|(place, _)| *place);
    Ok(done.into_iter().map(|(_, answer)| answer).collect())
}
