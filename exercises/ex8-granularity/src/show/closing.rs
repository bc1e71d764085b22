//! What a run showed, in a few sentences.

use super::CHUNKS;
use multiprocess::Pool;
use report::{Measured, Row, Summary, median};
use std::time::{Duration, Instant};

/// The sentences under the table.
pub(super) fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    if too_short(summary) {
        sentences.push(
            "So little work is done before a worker has been started, whatever way it is handed out."
                .into(),
        );
    } else {
        sentences.extend(chunks(summary));
        sentences.extend(halves(summary));
    }
    sentences.extend(worth(summary));
    sentences.push(next(summary).to_owned());
    sentences
}

/// The row of a runner that has a time, with the most workers.
fn measured<'a>(summary: &Summary<'a>, runner: &str) -> Option<(&'a Row, &'a Measured)> {
    let rows = summary.rows.iter().filter(|row| row.runner == runner);
    let row = rows.max_by_key(|row| row.workers)?;
    Some((row, row.measured()?))
}

/// To start a pool takes some milliseconds, and a thread some ten microseconds.
fn too_short(summary: &Summary<'_>) -> bool {
    measured(summary, "serial").is_some_and(|(_, serial)| serial.time < Duration::from_millis(5))
}

/// From the smallest chunk to the largest: where it begins to pay, and where it ends.
fn chunks(summary: &Summary<'_>) -> Option<String> {
    let (serial, serial_time) = measured(summary, "serial")?;
    let mut sizes = Vec::new();
    for (chunk, name) in CHUNKS {
        let (_, row) = measured(summary, name)?;
        sizes.push((chunk, row.time, row.speedup?));
    }
    let (_, ones, times) = *sizes.first()?;
    let (best, quickest, most) = *sizes.iter().max_by(|a, b| a.2.total_cmp(&b.2))?;
    let numbers = serial.tasks.max(1) as f64;
    let work = microseconds(serial_time.time) / numbers;
    let cost = microseconds(ones.saturating_sub(quickest)) / numbers;
    let pays = match sizes.iter().find(|(_, _, times)| *times > 1.0) {
        Some((1, ..)) => "Here even that paid".to_owned(),
        Some((chunk, ..)) => format!("From chunks of {chunk} on it paid"),
        None => "This time no chunk paid".to_owned(),
    };
    let all = measured(summary, "all-at-once")
        .and_then(|(row, _)| row.speedup())
        .map_or(String::new(), |all| {
            format!("; all at once, one worker got it all ({all:.2})")
        });
    Some(format!(
        "A number is {work:.1} microseconds of work, and handing out each by itself took {cost:.1} more: \
         {times:.2} times serial. {pays}, and chunks of {best} were best ({most:.2}){all}."
    ))
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Equal blocks of unequal work, and what becomes of it on demand.
fn halves(summary: &Summary<'_>) -> Option<String> {
    let (row, blocks) = measured(summary, "blocks")?;
    let workers = row.workers as f64;
    // The work of a number grows with it: what lies below a share of the numbers is its square.
    let last = 1.0 - ((workers - 1.0) / workers).powi(2);
    if row.workers < 2 {
        return None;
    }
    let sentence = format!(
        "Of {} equal blocks the last is {:.0}% of the work, because the work grows with the number. So no \
         more than {:.2} times was to be had from blocks, and {:.2} came of it.",
        row.workers,
        last * 100.0,
        1.0 / last,
        blocks.speedup?
    );
    let Some((_, on_demand)) = measured(summary, "on-demand") else {
        return Some(sentence);
    };
    Some(format!(
        "{sentence} On demand: {:.2} times; whoever is free takes the next number.",
        on_demand.speedup?
    ))
}

/// How many numbers pay for starting the workers.
fn worth(summary: &Summary<'_>) -> Option<String> {
    let (serial, time) = measured(summary, "serial")?;
    let (row, _) = measured(summary, "worthwhile")?;
    if row.workers < 2 || serial.tasks == 0 {
        return None;
    }
    let start = starting_a_pool(row.workers)?.as_secs_f64();
    // The work of `n` numbers is `each * n * n`, and a pool saves all but its share of that.
    let each = time.time.as_secs_f64() / (serial.tasks as f64).powi(2);
    let cores = row.workers.min(summary.cores) as f64;
    if cores < 2.0 || each <= 0.0 {
        return None;
    }
    let from = (start / (each * (1.0 - 1.0 / cores))).sqrt();
    Some(format!(
        "To start and end a pool of {} took {:.1} ms here, which about {:.0} numbers make good: below that, \
         serial wins. Try --numbers {:.0}.",
        row.workers,
        start * 1e3,
        round(from),
        round(from / 2.0)
    ))
}

/// What a pool takes that does nothing.
fn starting_a_pool(workers: usize) -> Option<Duration> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        drop(Pool::new(workers).ok()?);
        times.push(start.elapsed());
    }
    Some(median(&times))
}

/// To one digit that means something.
fn round(number: f64) -> f64 {
    let unit = 10_f64.powf(number.max(1.0).log10().floor());
    (number / unit).round() * unit
}

fn next(summary: &Summary<'_>) -> &'static str {
    if summary.has_failed() {
        "A failed runner has no time. What is wrong with it? cargo test -p ex8-granularity"
    } else if summary.best().is_empty() || !summary.not_written().is_empty() {
        "Check what you have: cargo test -p ex8-granularity"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else {
        "Check it: cargo test -p ex8-granularity. Another answer to compare yours with: \
         solutions/src/ex8_granularity.rs"
    }
}
