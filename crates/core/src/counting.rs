//! Counting as far as one gets in a moment.

use crate::probe;
use std::time::{Duration, Instant};

/// How long one count lasts.
const MOMENT: Duration = Duration::from_millis(1);

/// Counts for a moment (a thousandth of a second), and returns how far it got. `name` is that of
/// the thread that counts.
///
/// How far that is depends on how fast the machine is, and on how long the system let others run in
/// that moment: two threads rarely get equally far.
///
/// # Examples
///
/// ```
/// assert!(course_core::count_for_a_moment("a") > 0);
/// ```
pub fn count_for_a_moment(name: &str) -> u64 {
    probe::work("count", name, || {
        let start = Instant::now();
        let mut iterations = 0;
        loop {
            iterations += 1;
            if start.elapsed() >= MOMENT {
                return iterations;
            }
        }
    })
}
