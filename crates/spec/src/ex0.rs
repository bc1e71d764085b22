//! Exercise 0: the serial baseline, timed, and `map`.

mod laws;
mod tasks;

use crate::{Law, Task};
use std::time::Duration;

/// What a solution of exercise 0 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Task 1: the time of three naps.
    pub time_three_naps: fn() -> Duration,
    /// Task 2: the time of naps of so many seconds each.
    pub time_naps: fn(&[u32]) -> Duration,
    /// Task 3: a map with a loop.
    pub my_map: Map,
    /// Task 4: a map with an iterator.
    pub map_by_iterator: Map,
}

/// A map from `A`s to `B`s.
pub type MapOf<A, B> = fn(fn(&A) -> B, &[A]) -> Vec<B>;

/// A generic function, at two of the types that it is generic over.
#[derive(Clone, Copy)]
pub struct Map {
    /// From numbers to numbers.
    pub numbers: MapOf<u64, u64>,
    /// From words to their lengths.
    pub words: MapOf<String, usize>,
}

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex0-serial";
    const WORK: &'static str = "foo";

    fn tasks() -> &'static [Task] {
        &tasks::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        laws::laws()
    }
}
