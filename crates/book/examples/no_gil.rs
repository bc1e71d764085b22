//! The same loop on one thread, on two, and in two processes. Chapter: threads without a GIL.

use course_core::sum_square;
use multiprocess::{Executor, ProcessPoolExecutor, Result, ThreadPoolExecutor};
use std::hint::black_box;
use std::time::Instant;

const NUMBER: u64 = 3_000_000;
const TIMES: usize = 200;

// ANCHOR: all
// ANCHOR: count_on
fn count_on(executor: impl Executor) -> Result<f64> {
    let start = Instant::now();
    executor.map(sum_square, vec![NUMBER; TIMES])?;
    Ok(start.elapsed().as_secs_f64())
}
// ANCHOR_END: count_on

fn serial() -> f64 {
    let start = Instant::now();
    for _ in 0..TIMES {
        black_box(sum_square(NUMBER));
    }
    start.elapsed().as_secs_f64()
}

fn main() -> Result<()> {
    multiprocess::init();
    let mut best = [f64::INFINITY; 3];
    for _ in 0..6 {
        let times = [
            serial(),
            count_on(ThreadPoolExecutor::new(2)?)?,
            count_on(ProcessPoolExecutor::new(2)?)?,
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = best.min(time);
        }
    }
    let names = ["serial", "threads", "processes"];
    for (name, time) in names.iter().zip(best) {
        println!("{name}: {time:.2} seconds at best");
    }
    Ok(())
}
// ANCHOR_END: all
