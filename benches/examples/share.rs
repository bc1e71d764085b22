//! How much of what the machine gives becomes speedup, runner by runner.
//!
//! ```text
//! cargo run --release -p benches --example share                 60_000 numbers, 2 workers, 15 rounds
//! cargo run --release -p benches --example share 20000 4 5       others
//! ```
//!
//! Each round times the machine, as many threads as workers that do the **whole** work each, and then
//! every runner once, its start and its end included. A perfect runner takes a `workers`-th of what
//! the threads took; the share is how near it comes. Both stand side by side in time, so that a
//! core that is taken away takes from both. The figure told is the median of the rounds.

use benches::{SumSquare, Work, on_threads};
use course_core::sum_square;
use solutions::ex3_sum_squares::{executor_runner, pool_runner, rayon_runner};
use std::error::Error;
use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

type Run = fn(u64, usize) -> Result<(), Box<dyn Error>>;

const RUNNERS: [(&str, Run); 4] = [
    ("threads", |numbers, workers| {
        let scoped_threads = &on_threads::<SumSquare>()[0];
        (scoped_threads.run)(&SumSquare::new(numbers).items(), workers).map(drop)
    }),
    ("rayon", |numbers, workers| {
        rayon_runner(numbers, workers).map(drop)
    }),
    ("pool", |numbers, workers| {
        pool_runner(numbers, workers).map(drop)
    }),
    ("executor", |numbers, workers| {
        executor_runner(numbers, workers).map(drop)
    }),
];

fn main() -> Result<(), Box<dyn Error>> {
    multiprocess::init(); // worker processes start here too, and go no further
    let mut arguments = std::env::args().skip(1);
    let mut next = |default: &str| arguments.next().unwrap_or(default.to_owned());
    let numbers = next("60000").parse()?;
    let workers: usize = next("2").parse()?;
    let rounds: usize = next("15").parse()?;

    let mut shares = vec![Vec::new(); RUNNERS.len()];
    let mut given = Vec::new();
    machine(numbers, workers); // cold cores run at half speed
    for _ in 0..rounds {
        let one = machine(numbers, 1);
        for (place, (_, run)) in RUNNERS.iter().enumerate() {
            let all = machine(numbers, workers);
            let start = Instant::now();
            run(numbers, workers)?;
            shares[place].push(all / workers as f64 / start.elapsed().as_secs_f64());
            given.push(workers as f64 * one / all);
        }
    }
    println!(
        "{numbers} numbers, {workers} workers, {rounds} rounds; the machine gave {:.2} (median)",
        median(&mut given)
    );
    for ((name, _), shares) in RUNNERS.iter().zip(&mut shares) {
        let share = median(shares);
        println!(
            "{name:<10} {:5.1}% of it   (from {:.1}% to {:.1}%)",
            share * 100.0,
            shares[0] * 100.0,
            shares[shares.len() - 1] * 100.0
        );
    }
    Ok(())
}

/// Seconds that `threads` threads take to do all of the work each.
fn machine(numbers: u64, threads: usize) -> f64 {
    let ready = Barrier::new(threads);
    let work = || {
        ready.wait();
        let start = Instant::now();
        (0..numbers).for_each(|number| {
            black_box(sum_square(black_box(number)));
        });
        (start, Instant::now())
    };
    let spans: Vec<(Instant, Instant)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().expect("no panic in it"))
            .collect()
    });
    let start = spans
        .iter()
        .map(|(start, _)| *start)
        .min()
        .expect("a thread");
    let end = spans.iter().map(|(_, end)| *end).max().expect("a thread");
    (end - start).as_secs_f64()
}

/// The middle one; sorts them.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
