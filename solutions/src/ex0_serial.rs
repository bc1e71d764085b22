// <solution>
//! The answer to exercise 0: times by hand, and `map` in two ways.
//!
//! ```text
//! cargo run -p solutions -- ex0-serial
//! ```

use course_core::{boo, foo};
use std::time::{Duration, Instant};
// </solution>
//| //! Measure what takes time, and apply a function to a list: write the four functions marked `Task`.
//| //!
//| //! Everything here is serial: one thing after another, on one thread. It is what all the later exercises
//| //! are measured against, and `map` is what they will do in parallel.
//| //!
//| //! ```text
//| //! cargo run  -p ex0-serial             run it: how long does it take?
//| //! cargo test -p ex0-serial             check it
//| //! cargo course hint ex0 --task 1       get a hint
//| //! ```
//| //!
//| //! `foo()` is a nap, and `boo(3)` is as long as three naps. A nap takes 0.2 seconds; for naps of a second,
//| //! `cargo run -p ex0-serial -- --nap 1s`.
//|
//| pub mod show; // given: what the program prints of each function
//|
//| use std::time::Duration;

// ANCHOR: time_three_naps
/// Task 1: take three naps, one after another, and tell how long all three took. `Instant::now()` (in
/// `std::time`) is the time now, and its method `elapsed()` tells how long ago that was.
pub fn time_three_naps() -> Duration {
    // <solution>
    // The clock is read right before the naps and right after them.
    let start = Instant::now();
    for _ in 0..3 {
        foo();
    }
    start.elapsed()
    // </solution>
    //| todo!("look at the clock, call course_core::foo three times, and look at the clock again")
}
// ANCHOR_END: time_three_naps

// ANCHOR: time_naps
/// Task 2: the same for a list of naps: `boo(seconds)` for each of them, in order.
pub fn time_naps(list: &[u32]) -> Duration {
    // <solution>
    let start = Instant::now();
    for seconds in list {
        boo(*seconds);
    }
    start.elapsed()
    // </solution>
    //| todo!("time course_core::boo for each of {list:?}")
}
// ANCHOR_END: time_naps

// ANCHOR: my_map
/// Task 3: call `function` for each element of `array`, in order, and give back the list of what it
/// returned. With a loop, and a container that the results go into.
pub fn my_map<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    // <solution>
    let mut output = Vec::new();
    for element in array {
        output.push(function(element));
    }
    output
    // </solution>
    //| let _ = (function, array);
    //| todo!("call the function for each element, and collect what it returns")
}
// ANCHOR_END: my_map

// ANCHOR: map_by_iterator
/// Task 4: the same without a loop: `array.iter()`, its `map`, and `collect`.
pub fn map_by_iterator<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {
    // <solution>
    array.iter().map(function).collect()
    // </solution>
    //| let _ = (function, array);
    //| todo!("map the function over the iterator of the array, and collect")
}
// ANCHOR_END: map_by_iterator
