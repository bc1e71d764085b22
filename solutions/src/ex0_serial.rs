//! The answer to exercise 0: times by hand, and `map` in two ways.
//!
//! ```text
//! cargo run -p solutions -- ex0-serial
//! ```

use course_core::{boo, foo};
use std::time::{Duration, Instant};

/// Task 1: the clock is read right before the naps and right after them.
pub fn time_three_naps() -> Duration {
    let start = Instant::now();
    for _ in 0..3 {
        foo();
    }
    start.elapsed()
}

/// Task 2: the same for naps from a list.
pub fn time_naps(list: &[u32]) -> Duration {
    let start = Instant::now();
    for seconds in list {
        boo(*seconds);
    }
    start.elapsed()
}

/// Task 3: a loop and a container.
pub fn my_map<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    let mut output = Vec::new();
    for element in array {
        output.push(function(element));
    }
    output
}

/// Task 4: what the standard library has for it.
pub fn map_by_iterator<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    array.iter().map(function).collect()
}
