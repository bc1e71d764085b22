//! What the report needs to know about this exercise. Given: there is nothing to write here.

use crate::Answer;
use course_core::{SUM_SQUARE_LIMIT, sum_square_by_formula};
use report::{Exercise, Limit, Row, Runner, Seen, Size, Summary};

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Runners {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// One number after the other.
    pub serial_runner: fn(u64) -> Answer,
    /// Task 1.
    pub executor_runner: fn(u64, usize) -> Answer,
    /// Task 2.
    pub pool_runner: fn(u64, usize) -> Answer,
    /// Task 3.
    pub rayon_runner: fn(u64, usize) -> Answer,
}

/// The exercise with these answers.
pub fn exercise(runners: Runners) -> Exercise {
    Exercise {
        package: "ex3-sum-squares",
        title: "The sum of squares below each number",
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
        runners: vec![
            Runner::serial(runners.serial_runner, check),
            Runner::parallel("executor", runners.executor_runner, check)
                .task(1, "give the executor as many workers as it is asked for"),
            Runner::parallel("pool", runners.pool_runner, check)
                .task(2, "the same with `Pool` and its `map`"),
            Runner::parallel("rayon", runners.rayon_runner, check)
                .task(3, "the same on threads, with rayon"),
        ],
        closing,
    }
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

fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(speedups(&summary.best()));
    sentences.extend(cost_of_processes(&summary.best()));
    sentences.push(next(summary).to_owned());
    sentences
}

fn speedups(best: &[&Row]) -> Option<String> {
    let each: Vec<String> = best
        .iter()
        .filter_map(|row| {
            let (runner, workers, times) = (row.runner, row.workers, row.speedup()?);
            Some(format!("{runner} {times:.1} times (with {workers})"))
        })
        .collect();
    (!each.is_empty()).then(|| format!("Against serial, at best: {}.", each.join(", ")))
}

/// Starting processes takes longer than starting threads, and little work shows it.
fn cost_of_processes(best: &[&Row]) -> Option<String> {
    let speedup = |runner| best.iter().find(|row| row.runner == runner)?.speedup();
    let (pool, rayon) = (speedup("pool")?, speedup("rayon")?);
    (rayon > 1.1 * pool).then(|| {
        "The pool starts processes, and rayon only threads. Does the difference shrink with \
         more work? Try --numbers 60_000."
            .into()
    })
}

fn next(summary: &Summary<'_>) -> &'static str {
    let idle = summary.seen.iter().any(Seen::left_workers_idle);
    if summary.has_failed() {
        "A failed runner has no time. What is wrong with it? cargo test -p ex3-sum-squares"
    } else if idle || summary.best().is_empty() || !summary.not_written().is_empty() {
        "Check what you have: cargo test -p ex3-sum-squares"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else {
        "Check it: cargo test -p ex3-sum-squares. Another answer to compare yours with: \
         solutions/src/ex3_sum_squares.rs"
    }
}
