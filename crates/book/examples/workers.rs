//! The same work with 1, 2 and 4 workers, in three ways. Chapter: number of workers.

use course_core::is_prime;
use multiprocess::{Pool, ProcessPoolExecutor};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::error::Error;
use std::time::Instant;

type Answer = Result<Vec<bool>, Box<dyn Error>>;

const FIRST: u64 = 1_000_000_000_000;

// ANCHOR: executor
fn executor_runner(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let answers = executor.map(is_prime, FIRST..FIRST + numbers)?;
    Ok(answers)
}
// ANCHOR_END: executor

// ANCHOR: pool
fn pool_runner(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    let answers = pool.map(is_prime, FIRST..FIRST + numbers)?;
    Ok(answers)
}
// ANCHOR_END: pool

// ANCHOR: rayon
fn rayon_runner(numbers: u64, workers: usize) -> Answer {
    let threads = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let answers = threads.install(|| {
        let range = FIRST..FIRST + numbers;
        range.into_par_iter().map(is_prime).collect()
    });
    Ok(answers)
}
// ANCHOR_END: rayon

fn main() -> Result<(), Box<dyn Error>> {
    multiprocess::init();
    for (name, runner) in [
        ("executor", executor_runner as fn(u64, usize) -> Answer),
        ("pool", pool_runner),
        ("rayon", rayon_runner),
    ] {
        for workers in [1, 2, 4] {
            let start = Instant::now();
            let answers = runner(2_000, workers)?;
            let time = start.elapsed().as_secs_f64();
            let primes = answers.iter().filter(|prime| **prime).count();
            println!("{name} {workers}: {time:.3} seconds, {primes} primes");
        }
    }
    Ok(())
}
