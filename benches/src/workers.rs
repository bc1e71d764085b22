//! How many workers the runners are given.

use std::num::NonZero;
use std::thread;

/// The cores that this program may use: what the system says, which knows of limits (affinity,
/// control groups) but not of a neighbour who takes a core away. 1 where it does not say.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// 1, 2, 4 and as many as there are cores, in rising order.
///
/// ```
/// assert_eq!(benches::worker_counts(2), [1, 2, 4]);
/// assert_eq!(benches::worker_counts(6), [1, 2, 4, 6]);
/// ```
pub fn worker_counts(cores: usize) -> Vec<usize> {
    let mut counts = vec![1, 2, 4, cores];
    counts.sort_unstable();
    counts.dedup();
    counts
}
