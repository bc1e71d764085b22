//! The first run is not like the others: the same work, again and again, each run timed by itself.
//!
//! ```text
//! cargo run -p book --example warm_up
//! ```

use course_core::sum_square;
use multiprocess::{Pool, Result};
use report::median;
use std::thread;
use std::time::{Duration, Instant};

const RUNS: usize = 8;
const NUMBERS: u64 = 5_000;

fn main() -> Result<()> {
    multiprocess::init();
    thread::sleep(Duration::from_millis(500)); // a machine that has had nothing to do

    let mut serial = Vec::new();
    for _ in 0..RUNS {
        serial.push(time(|| Ok((0..NUMBERS).map(sum_square).sum()))?);
    }
    row("serial", &serial);

    // ANCHOR: pools
    let mut with_start = Vec::new();
    for _ in 0..RUNS {
        with_start.push(time(|| {
            let pool = Pool::new(2)?;
            Ok(pool.map(sum_square, 0..NUMBERS)?.iter().sum())
        })?);
    }
    let pool = Pool::new(2)?;
    let mut started = Vec::new();
    for _ in 0..RUNS {
        started.push(time(|| Ok(pool.map(sum_square, 0..NUMBERS)?.iter().sum()))?);
    }
    // ANCHOR_END: pools
    row("a new pool each", &with_start);
    row("one pool for all", &started);
    Ok(())
}

fn time(work: impl FnOnce() -> Result<u64>) -> Result<Duration> {
    let start = Instant::now();
    let total = work()?;
    let time = start.elapsed();
    assert_eq!(u128::from(total), course_core::sum_square_total(NUMBERS));
    Ok(time)
}

fn row(name: &str, times: &[Duration]) {
    let milliseconds = |time: &Duration| format!("{:5.1}", time.as_secs_f64() * 1e3);
    let all: Vec<String> = times.iter().map(milliseconds).collect();
    let middle = milliseconds(&median(times));
    println!("{name:<16} {}   median {middle} ms", all.join(" "));
}
