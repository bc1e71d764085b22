//! Counting as far as one gets in a moment.

use crate::probe;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What has been counted, by whom, since [`counted`] was last asked.
static COUNTED: Mutex<Vec<(String, u64)>> = Mutex::new(Vec::new());

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
        while start.elapsed() < MOMENT || iterations == 0 {
            iterations += 1;
        }
        let mut counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
        counted.push((name.to_owned(), iterations));
        iterations
    })
}

/// All that this process has counted since this was last asked: the name, and how far it got.
///
/// ```
/// let number = course_core::count_for_a_moment("a");
/// assert_eq!(course_core::counted(), [("a".to_owned(), number)]);
/// ```
pub fn counted() -> Vec<(String, u64)> {
    std::mem::take(&mut COUNTED.lock().unwrap_or_else(PoisonError::into_inner))
}
