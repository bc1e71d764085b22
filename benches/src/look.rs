//! A look at the machine: the same loop on one thread, and on several at once.

use course_core::{SUM_SQUARE_LIMIT, sum_square};
use serde::{Deserialize, Serialize};
use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

/// How often a thread calls `sum_square(SUM_SQUARE_LIMIT)`, which takes a millisecond or so.
/// A shorter loop would measure how the threads start.
const CALLS: u32 = 40;

/// One look at what the machine gives: the loop of `sum_square` on one thread, then on all.
///
/// A second core can be taken away by whoever shares the machine, for seconds on end and without a
/// trace in the system's own figures. A speedup is worth what the machine could give just then.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Seconds that the loop took one thread alone.
    pub one_seconds: f64,
    /// Seconds from the first thread's start to the last one's end, when as many threads as the
    /// benchmark has workers ran the whole loop each.
    pub all_seconds: f64,
}

impl Look {
    /// Looks once. Takes about 0.1 s, and longer with more threads than cores.
    pub fn at_machine(threads: usize) -> Self {
        let one_seconds = time(1);
        let all_seconds = if threads == 1 {
            one_seconds
        } else {
            time(threads)
        };
        Look {
            one_seconds,
            all_seconds,
        }
    }

    /// How many times one thread's work the machine did with so many threads: at best the smaller
    /// of `threads` and the number of cores.
    ///
    /// ```
    /// let look = benches::Look { one_seconds: 0.06, all_seconds: 0.08 };
    /// assert_eq!(look.gave(2), 1.5);
    /// ```
    pub fn gave(&self, threads: usize) -> f64 {
        threads as f64 * self.one_seconds / self.all_seconds
    }
}

/// So many looks, after one that is not told: a core that slept runs at half speed for its first 20 ms.
pub(crate) fn several(looks: usize, threads: usize) -> Vec<Look> {
    if looks > 0 {
        time(threads);
    }
    (0..looks).map(|_| Look::at_machine(threads)).collect()
}

/// Seconds that `threads` threads take for one loop each.
///
/// The threads look at the clock themselves: on a busy machine whoever waits for them is late.
fn time(threads: usize) -> f64 {
    let ready = Barrier::new(threads);
    let work = || {
        ready.wait();
        let start = Instant::now();
        for _ in 0..CALLS {
            black_box(sum_square(black_box(SUM_SQUARE_LIMIT)));
        }
        (start, Instant::now())
    };
    let mut spans = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let join = |handle: thread::ScopedJoinHandle<'_, _>| handle.join().expect("no panic in it");
        handles
            .into_iter()
            .map(join)
            .collect::<Vec<(Instant, Instant)>>()
    });
    spans.sort();
    let first_start = spans[0].0;
    let last_end = spans.iter().map(|span| span.1).max().unwrap_or(first_start);
    last_end.duration_since(first_start).as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn one_thread_gives_what_one_thread_gives() {
        let look = Look::at_machine(1);
        assert!(look.one_seconds > 0.0);
        assert_eq!(look.gave(1).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn several_threads_take_time_too() {
        let look = Look::at_machine(3);
        assert!(look.one_seconds > 0.0 && look.all_seconds > 0.0, "{look:?}");
    }
}
