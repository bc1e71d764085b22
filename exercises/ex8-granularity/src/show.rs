//! What the report needs to know about this exercise. Given: there is nothing to write here.

mod closing;

use crate::Answer;
use course_core::{SUM_SQUARE_LIMIT, sum_square_by_formula};
use report::{Exercise, Limit, Runner, Size};

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Runners {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// One number after the other.
    pub serial_runner: fn(u64) -> Answer,
    /// Task 1.
    pub chunks_runner: fn(u64, usize, usize) -> Answer,
    /// Equal blocks.
    pub blocks_runner: fn(u64, usize) -> Answer,
    /// Task 2.
    pub on_demand_runner: fn(u64, usize) -> Answer,
    /// Task 3.
    pub worthwhile_runner: fn(u64, usize, u64) -> Answer,
    /// The number that task 3 found.
    pub worthwhile_from: u64,
}

/// The sizes of chunks in the table, and what their rows are called.
const CHUNKS: [(usize, &str); 4] = [
    (1, "chunks-of-1"),
    (10, "chunks-of-10"),
    (100, "chunks-of-100"),
    (1000, "chunks-of-1000"),
];

/// Two workers, so that equal blocks are halves; `--workers` asks for others.
const WORKERS: &[usize] = &[2];

/// The exercise with these answers.
pub fn exercise(runners: Runners) -> Exercise {
    Exercise {
        package: "ex8-granularity",
        title: "How much work to hand out at a time",
        source: runners.source,
        size: Size {
            flag: "numbers",
            help: "Compute the sums for the numbers from 0 up to, and without, this one",
            default: 20_000,
            maximum: SUM_SQUARE_LIMIT,
            why_maximum: "because the sum of squares of more does not fit in a u64",
        },
        limit: Limit::Cores,
        work: "sum_square",
        runners: rows(runners),
        closing: closing::closing,
    }
}

fn rows(runners: Runners) -> Vec<Runner> {
    let mut rows = vec![Runner::serial(runners.serial_runner, check)];
    for (chunk, name) in CHUNKS {
        let chunks = move |numbers, workers| (runners.chunks_runner)(numbers, workers, chunk);
        rows.push(
            Runner::parallel(name, chunks, check)
                .task(1, "a pool that hands out so many numbers at a time"),
        );
    }
    let all = move |numbers: u64, workers| {
        let chunk = usize::try_from(numbers)?.max(1);
        (runners.chunks_runner)(numbers, workers, chunk)
    };
    // No task is named here: that one worker does it all is what this row is to show.
    rows.push(Runner::parallel("all-at-once", all, check));
    rows.push(Runner::parallel("blocks", runners.blocks_runner, check).telling());
    rows.push(
        Runner::parallel("on-demand", runners.on_demand_runner, check)
            .telling()
            .task(2, "threads that take the next number when they are free"),
    );
    let worthwhile = move |numbers, workers| {
        (runners.worthwhile_runner)(numbers, workers, runners.worthwhile_from)
    };
    rows.push(
        Runner::parallel("worthwhile", worthwhile, check)
            .task(3, "no pool for so little work that it does not pay"),
    );
    rows.into_iter().map(|row| row.workers(WORKERS)).collect()
}

/// Compares each sum with the closed form.
///
/// # Errors
/// What is wrong, in words.
pub fn check(numbers: u64, sums: &Vec<u64>) -> Result<(), String> {
    for (number, sum) in (0..numbers).zip(sums) {
        let right = sum_square_by_formula(number);
        if *sum != right {
            return Err(format!(
                "the sum for {number} is {right}, and the answer has {sum} in its place"
            ));
        }
    }
    if sums.len() as u64 != numbers {
        let given = sums.len();
        return Err(format!("{numbers} sums were asked for, and it has {given}"));
    }
    Ok(())
}
