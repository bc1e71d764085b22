//! Estimates of pi: one list told, and the table of many.

use super::Answers;
use course_core::{PI_TRIALS, pi_mc};
use multiprocess::{Result, ThreadPoolExecutor};
use report::{Exercise, Limit, Runner, Size, Summary};
use std::f64::consts::PI;

pub(super) fn table(answers: Answers) -> Exercise {
    Exercise {
        package: "ex4-pool",
        title: "Pi, estimated once for each seed",
        source: answers.source,
        size: Size {
            flag: "seeds",
            help: "Estimate pi from so many seeds, 100000 darts each",
            default: 200,
            maximum: 100_000,
            why_maximum: "because that takes a minute on one core",
        },
        limit: Limit::Cores,
        work: "pi_mc",
        runners: vec![
            Runner::serial(
                |seeds| Ok((0..seeds).map(pi_mc).collect::<Vec<f64>>()),
                looked_at,
            ),
            Runner::parallel(
                "pool",
                move |seeds, workers| Ok((answers.estimates)((0..seeds).collect(), workers)?),
                looked_at,
            )
            .task(4, "map `pi_mc` over the seeds"),
            Runner::parallel(
                "threads",
                |seeds, workers| Ok(threads(seeds, workers)?),
                looked_at,
            ),
        ],
        closing,
    }
}

#[expect(clippy::ptr_arg, reason = "an answer is lent as it came")]
fn looked_at(seeds: u64, estimates: &Vec<f64>) -> std::result::Result<(), String> {
    check(seeds, estimates)
}

/// Given: the same on threads.
fn threads(seeds: u64, workers: usize) -> Result<Vec<f64>> {
    ThreadPoolExecutor::new(workers)?.map(pi_mc, 0..seeds)
}

/// Each estimate in a line, and how they differ.
///
/// # Errors
/// As [`check`].
pub(super) fn tell(estimates: &[f64]) -> std::result::Result<Vec<String>, String> {
    check(4, estimates)?;
    Ok(vec![format!("{estimates:?}")])
}

/// Whether they can be the estimates of so many seeds: near pi, and not all the same. (To compare them
/// with the right ones would take as long as the runner.)
///
/// # Errors
/// What is wrong, in words.
pub fn check(seeds: u64, estimates: &[f64]) -> std::result::Result<(), String> {
    if estimates.len() as u64 != seeds {
        let given = estimates.len();
        return Err(format!(
            "{seeds} estimates were asked for, and it has {given}"
        ));
    }
    // Six standard deviations of one estimate.
    if let Some(far) = estimates
        .iter()
        .find(|estimate| (**estimate - PI).abs() > 0.032)
    {
        return Err(format!("{far} is no estimate of pi"));
    }
    let same = |pair: &[f64]| pair[0].to_bits() == pair[1].to_bits();
    if estimates.len() > 2 && estimates.windows(2).all(same) {
        return Err(format!(
            "all estimates are {}: every seed must give another one",
            estimates[0]
        ));
    }
    Ok(())
}

fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    let speedups: Vec<String> = summary
        .best()
        .iter()
        .filter_map(|row| {
            let (runner, workers, times) = (row.runner, row.workers, row.speedup()?);
            Some(format!("{runner} {times:.1} times (with {workers})"))
        })
        .collect();
    if !speedups.is_empty() {
        sentences.push(format!("Against serial, at best: {}.", speedups.join(", ")));
        sentences.push(with_less(summary));
    }
    sentences.push(next(summary).to_owned());
    sentences
}

/// A pool has to be started, whatever it does then.
fn with_less(summary: &Summary<'_>) -> String {
    let darts = PI_TRIALS / 1000;
    match summary.best().iter().find(|row| row.runner == "pool") {
        Some(row) if row.tasks > 50 => format!(
            "{} times {darts} thousand darts take much longer than the start of a pool. What remains of its \
             speedup with --seeds 4?",
            row.tasks
        ),
        Some(row) => format!(
            "{} times {darts} thousand darts hardly take longer than the start of a pool. What is its speedup \
             with --seeds 1000?",
            row.tasks
        ),
        None => {
            "On threads, nothing has to be started but threads. What will a pool of processes gain?"
                .into()
        }
    }
}

fn next(summary: &Summary<'_>) -> &'static str {
    if summary.has_failed() {
        "A failed runner has no time. What is wrong with it? cargo test -p ex4-pool"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else if summary.not_written().is_empty() {
        "Check it: cargo test -p ex4-pool. Another answer to compare yours with: solutions/src/ex4_pool.rs"
    } else {
        "Check what you have: cargo test -p ex4-pool"
    }
}
