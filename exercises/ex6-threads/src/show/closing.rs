//! What a run showed, in a few sentences.

use report::{Row, Summary};
use std::time::Duration;

/// The sentences under the table.
pub(super) fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    if too_short(summary) {
        sentences.push(
            "With so few darts the threads are hardly started when it is over, and their times say \
             nothing about what they share. Try --darts 4_000_000."
                .into(),
        );
    } else {
        sentences.extend(cost_of_sharing(summary));
        sentences.extend(no_gil(summary));
        sentences.extend(executors(summary));
    }
    sentences.push(next(summary).to_owned());
    sentences
}

/// The row of a runner that has a time, with the most workers.
fn widest<'a>(summary: &Summary<'a>, runner: &str) -> Option<&'a Row> {
    let rows = summary.rows.iter();
    let timed = rows.filter(|row| row.runner == runner && row.measured().is_some());
    timed.max_by_key(|row| row.workers)
}

/// Threads take some ten microseconds each to start.
fn too_short(summary: &Summary<'_>) -> bool {
    let serial = widest(summary, "serial").and_then(Row::measured);
    serial.is_some_and(|serial| serial.time < Duration::from_millis(5))
}

/// Nanoseconds for each dart.
fn each(row: &Row) -> Option<f64> {
    let time = row.measured()?.time.as_secs_f64();
    Some(time * 1e9 / row.tasks.max(1) as f64)
}

fn cost_of_sharing(summary: &Summary<'_>) -> Option<String> {
    let serial = each(widest(summary, "serial")?)?;
    let ways = [
        ("locked", "one counter behind a lock"),
        ("atomic", "one atomic counter"),
        ("own", "a counter for each"),
    ];
    let mut costs = Vec::new();
    let mut threads = 1;
    for (runner, way) in ways {
        if let Some(row) = widest(summary, runner) {
            threads = threads.max(row.workers);
            costs.push(format!("{:.1} ns with {way}", each(row)?));
        }
    }
    if costs.is_empty() || threads < 2 {
        return None;
    }
    Some(format!(
        "A dart took one thread {serial:.1} ns. On {threads} threads a dart took {}. What threads share, \
         they pay for each time they touch it: count by yourself, and share the sum.",
        costs.join(", ")
    ))
}

/// What Python has a lock around everything for.
fn no_gil(summary: &Summary<'_>) -> Option<String> {
    let row = widest(summary, "own").filter(|row| row.workers > 1)?;
    let times = row.speedup()?;
    let sentence = format!(
        "{} threads that share nothing: {times:.2} times serial.",
        row.workers
    );
    if times < 1.2 {
        let gave = row.measured()?.machine.unwrap_or(1.0);
        return Some(format!(
            "{sentence} The machine gave {gave:.2} cores to it; where it gives two, no lock around the \
             interpreter takes one away, as it does from Python's threads."
        ));
    }
    Some(format!(
        "{sentence} Python's threads would share one core, because one lock guards all there is. In \
         Rust a lock guards what you put into it, and the compiler sees to it that you go through it."
    ))
}

fn executors(summary: &Summary<'_>) -> Option<String> {
    let own = widest(summary, "executor")?;
    let library = widest(summary, "library")?;
    Some(format!(
        "64 tasks on {} threads: {:.2} times serial by the executor made of channels, {:.2} by that of \
         `multiprocess`.",
        own.workers,
        own.speedup()?,
        library.speedup()?
    ))
}

fn next(summary: &Summary<'_>) -> &'static str {
    if summary.has_failed() {
        "What failed, and why? cargo test -p ex6-threads"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else if summary.best().is_empty() || !summary.not_written().is_empty() {
        "Check what you have: cargo test -p ex6-threads"
    } else {
        "Check it: cargo test -p ex6-threads. Another answer to compare yours with: \
         solutions/src/ex6_threads.rs"
    }
}
