//! Exercise 1: processes, started and joined.

mod laws;
mod tasks;

use crate::lab::Answer;
use crate::{Law, Task};
use multiprocess::End;

/// What a solution of exercise 1 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Given: three naps, one after another.
    pub serial_runner: fn() -> Answer<()>,
    /// Task 1: three naps in three processes.
    pub parallel_runner: fn() -> Answer<()>,
    /// Task 2: so many naps in so many processes.
    pub parallel_runner_loop: fn(usize) -> Answer<()>,
    /// Task 3: a process prints each number from 1 up to this one.
    pub print_numbers: fn(u64) -> Answer<()>,
    /// Task 4: how the process that checks each number ended.
    pub how_they_end: fn(&[u64]) -> Answer<Vec<End>>,
}

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex1-process";
    const WORK: &'static str = "foo";

    fn tasks() -> &'static [Task] {
        &tasks::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        laws::laws()
    }
}
