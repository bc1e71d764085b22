//! The table: primes near 10¹⁴, by every runner.

use super::Answers;
use course_core::{is_prime, prime_range};
use multiprocess::{Result, ThreadPoolExecutor};
use report::{Exercise, Limit, Runner, Size, Summary};
use std::collections::HashMap;
use std::hint::black_box;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The first of the numbers.
const START: u64 = 100_000_000_000_000;

pub(super) fn table(answers: Answers) -> Exercise {
    Exercise {
        package: "ex5-executor",
        title: "Primes from 100000000000000 on",
        source: answers.source,
        size: Size {
            flag: "numbers",
            help: "Look for primes among so many numbers from 10^14 on",
            default: 100,
            maximum: 100_000,
            why_maximum: "because that takes a minute and a half on one core",
        },
        limit: Limit::Cores,
        work: "is_prime",
        runners: vec![
            Runner::serial(|numbers| Ok(prime_range(START, START + numbers)), check),
            Runner::parallel(
                "executor",
                move |numbers, workers| Ok((answers.prime_range)(START, START + numbers, workers)?),
                check,
            )
            .task(4, "let processes tell which numbers are prime"),
            Runner::parallel(
                "threads",
                |numbers, workers| Ok(threads(numbers, workers)?),
                check,
            ),
        ],
        closing,
    }
}

/// Given: the same on threads. But for one word it is what task 4 asks for.
fn threads(numbers: u64, workers: usize) -> Result<Vec<u64>> {
    let executor = ThreadPoolExecutor::new(workers)?;
    let answers = executor.map(is_prime, START..START + numbers)?;
    let primes = (START..).zip(answers).filter(|(_, prime)| *prime);
    Ok(primes.map(|(number, _)| number).collect())
}

/// Compares with what one process finds by itself.
///
/// # Errors
/// What is wrong, in words.
pub fn check(numbers: u64, primes: &Vec<u64>) -> std::result::Result<(), String> {
    static RIGHT: LazyLock<Mutex<HashMap<u64, Vec<u64>>>> = LazyLock::new(Mutex::default);
    let mut right = RIGHT.lock().unwrap_or_else(PoisonError::into_inner);
    let right = right.entry(numbers).or_insert_with(|| {
        (START..START + numbers)
            .filter(|n| has_no_divisor(*n))
            .collect()
    });
    if primes == right {
        return Ok(());
    }
    Err(format!(
        "{} numbers where there are {} primes, {:?}... where right is {:?}...",
        primes.len(),
        right.len(),
        &primes[..primes.len().min(2)],
        &right[..right.len().min(2)]
    ))
}

/// `is_prime` for odd and even numbers above 2, but unseen by the probe: in a timeline it would look like
/// the runner's own work.
fn has_no_divisor(number: u64) -> bool {
    !number.is_multiple_of(2)
        && (3..=number.isqrt())
            .step_by(2)
            .all(|divisor| !number.is_multiple_of(divisor))
}

fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(summary.rows.first().map(|row| found(row.tasks)));
    if !summary.best().is_empty() {
        sentences.extend(uneven(summary));
        sentences.extend(threads_or_processes(summary));
    }
    sentences.push(next(summary).to_owned());
    sentences
}

/// Python's threads would take turns here, and gain nothing.
fn threads_or_processes(summary: &Summary<'_>) -> Option<String> {
    let best = summary.best();
    let speedup = |runner| best.iter().find(|row| row.runner == runner)?.speedup();
    let (threads, processes) = (speedup("threads")?, speedup("executor")?);
    let verdict = if threads > 1.1 * processes {
        "processes have to be started, and threads need less of that"
    } else {
        "the start of processes hardly shows"
    };
    Some(format!(
        "Threads {threads:.2} times, processes {processes:.2}: {verdict}. No lock makes Rust's threads take turns, as \
         Python's does; what a process still buys is that its crash stays its own."
    ))
}

fn found(numbers: u64) -> String {
    let primes = prime_range(START, START + numbers);
    match primes.as_slice() {
        [] => "There is no prime among them.".into(),
        few if few.len() <= 6 => format!("The primes among them: {few:?}."),
        many => format!("There are {} primes among them.", many.len()),
    }
}

/// How unequal the numbers are, and what that leaves to be gained.
fn uneven(summary: &Summary<'_>) -> Option<String> {
    let numbers = summary.rows.first()?.tasks;
    let times: Vec<Duration> = (START..START + numbers).map(time_of).collect();
    let whole: Duration = times.iter().sum();
    let mut largest = times.clone();
    largest.sort_unstable_by(|one, other| other.cmp(one));
    let mut sum = Duration::ZERO;
    let heavy = largest
        .iter()
        .take_while(|time| {
            let more = sum < whole.mul_f64(0.99);
            sum += **time;
            more
        })
        .count();
    let workers = summary
        .rows
        .iter()
        .map(|row| row.workers)
        .filter(|workers| *workers <= summary.cores)
        .max()?;
    let most = whole.as_secs_f64() / report::no_schedule_beats(&times, workers).as_secs_f64();
    Some(format!(
        "{heavy} of the {numbers} numbers take 99% of the time: a number with a small divisor is done at once, a \
         prime takes millions of divisions. So {workers} workers cannot be more than {most:.2} times as fast, \
         however the numbers are handed out."
    ))
}

fn time_of(number: u64) -> Duration {
    let start = Instant::now();
    black_box(is_prime(black_box(number)));
    start.elapsed()
}

fn next(summary: &Summary<'_>) -> &'static str {
    if summary.has_failed() {
        "A failed runner has no time. What is wrong with it? cargo test -p ex5-executor"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else if summary.not_written().is_empty() {
        "Check it: cargo test -p ex5-executor. Another answer to compare yours with: solutions/src/ex5_executor.rs"
    } else {
        "Check what you have: cargo test -p ex5-executor"
    }
}
