//! Exercise 4: a pool maps one function over many inputs.

mod laws;
mod tasks;

use crate::{Law, Task};
use multiprocess::Result;

/// What a solution of exercise 4 provides. The last argument is the number of workers.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Task 1: squares and cubes in words.
    pub square_cubes: fn(Vec<u64>, usize) -> Result<Vec<String>>,
    /// Task 2: squares.
    pub squares: fn(Vec<u64>, usize) -> Result<Vec<u64>>,
    /// Task 3: each number and the process that handled it, in the order in which they ended.
    pub who_did_what: Who,
    /// Task 4: an estimate of pi for each seed.
    pub estimates: fn(Vec<u64>, usize) -> Result<Vec<f64>>,
}

/// Numbers and workers in, numbers and process ids out.
pub type Who = fn(Vec<u64>, usize) -> Result<Vec<(u64, u32)>>;

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex4-pool";
    const WORK: &'static str = "square";

    fn tasks() -> &'static [Task] {
        &tasks::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        laws::laws()
    }
}
