//! The same loop on one thread, on two, and in two processes. Chapter: threads without a GIL.

use course_core::sum_square;
use multiprocess::{Executor, ProcessPoolExecutor, Result, ThreadPoolExecutor};
use std::hint::black_box;
use std::time::Instant;

const NUMBER: u64 = 3_000_000;
const TIMES: usize = 500;

// ANCHOR: all
// ANCHOR: count_on
fn count_on(executor: impl Executor) -> Result<f64> {
    let start = Instant::now();
    executor.map(sum_square, vec![NUMBER; TIMES])?;
    Ok(start.elapsed().as_secs_f64())
}
// ANCHOR_END: count_on

fn main() -> Result<()> {
    multiprocess::init();
    let start = Instant::now();
    for _ in 0..TIMES {
        black_box(sum_square(NUMBER));
    }
    let serial = start.elapsed().as_secs_f64();
    println!("serial: {serial:.2} seconds");
    let threads = count_on(ThreadPoolExecutor::new(2)?)?;
    println!("threads: {threads:.2} seconds");
    let processes = count_on(ProcessPoolExecutor::new(2)?)?;
    println!("processes: {processes:.2} seconds");
    Ok(())
}
// ANCHOR_END: all
