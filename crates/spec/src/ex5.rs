//! Exercise 5: executors, futures, and tasks that fail.

mod laws;
mod tasks;

use crate::{Law, Task};
use multiprocess::Result;

/// What became of each task.
pub type Roots = Vec<Result<u64>>;

/// What a solution of exercise 5 provides. The last argument is the number of workers.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Task 1: three naps, submitted.
    pub submit_naps: fn(usize) -> Result<()>,
    /// Task 2: naps of so many seconds each, mapped.
    pub map_naps: fn(Vec<u32>, usize) -> Result<()>,
    /// Task 3: whether each number is prime.
    pub are_prime: fn(Vec<u64>, usize) -> Result<Vec<bool>>,
    /// Task 4: the primes from the first number up to, and without, the second.
    pub prime_range: fn(u64, u64, usize) -> Result<Vec<u64>>,
    /// Task 5: naps of so many seconds each, in the order in which they ended.
    pub as_they_end: fn(Vec<u32>, usize) -> Result<Vec<u32>>,
    /// Task 6: the root of each number, or why there is none.
    pub roots: fn(Vec<u64>, usize) -> Result<Roots>,
}

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex5-executor";
    const WORK: &'static str = "is_prime";

    fn tasks() -> &'static [Task] {
        &tasks::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        laws::laws()
    }
}
