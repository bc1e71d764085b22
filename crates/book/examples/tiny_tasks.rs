//! Tasks so small that handing them out takes longer than doing them, one by one and in chunks.
//!
//! ```text
//! cargo run -p book --example tiny_tasks
//! ```

use multiprocess::{Pool, Result};
use report::median;
use std::hint::black_box;
use std::time::{Duration, Instant};

const TASKS: u64 = 50_000;

// ANCHOR: add_one
fn add_one(number: u64) -> u64 {
    black_box(number) + 1
}
// ANCHOR_END: add_one

fn main() -> Result<()> {
    multiprocess::init();
    row("serial", || Ok((0..TASKS).map(add_one).sum()))?;
    for chunk in [1, 100, 1_000] {
        // ANCHOR: chunks
        let pool = Pool::builder().max_workers(2).chunksize(chunk).build()?;
        let run = || Ok(pool.map(add_one, 0..TASKS)?.iter().sum());
        // ANCHOR_END: chunks
        row(&format!("chunks of {chunk}"), run)?;
    }
    let pool = Pool::new(2)?; // chooses by itself
    row("automatic", || {
        Ok(pool.map(add_one, 0..TASKS)?.iter().sum())
    })
}

fn row(name: &str, run: impl Fn() -> Result<u64>) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..7 {
        let start = Instant::now();
        let sum = run()?;
        times.push(start.elapsed());
        assert_eq!(sum, TASKS * (TASKS + 1) / 2);
    }
    let each = microseconds(median(&times)) / TASKS as f64;
    println!("{name:<16} {each:>8.3} microseconds a task");
    Ok(())
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
