//! The programs that the questions of the quiz are about, run, so that everybody can see the answers.
//!
//! ```text
//! cargo run -p book --example quiz
//! ```

use course_core::{boo, fragile, nap_length, pi_mc, print_number, square_cube, sum_square};
use multiprocess::{Pool, Process, ProcessPoolExecutor, Result, cores};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::time::Instant;

// ANCHOR: join_in_the_loop
fn join_in_the_loop() -> Result<()> {
    for number in 1..=4 {
        let mut process = Process::start(print_number, number)?;
        process.join()?;
    }
    Ok(())
}
// ANCHOR_END: join_in_the_loop

// ANCHOR: five_on_four
fn five_on_four() -> Result<Vec<String>> {
    let pool = Pool::new(4)?;
    pool.map(square_cube, 1..=5)
}
// ANCHOR_END: five_on_four

// ANCHOR: naps_on_two
fn naps_on_two() -> Result<Vec<()>> {
    let executor = ProcessPoolExecutor::new(2)?;
    executor.map(boo, [1, 2, 3])
}
// ANCHOR_END: naps_on_two

// ANCHOR: results_not_asked_for
fn results_not_asked_for() -> Result<()> {
    let executor = ProcessPoolExecutor::new(2)?;
    for number in [4, 8, 9] {
        let _future = executor.submit(fragile, number)?;
    }
    Ok(())
}
// ANCHOR_END: results_not_asked_for

// ANCHOR: one_seed
fn one_seed() -> Result<Vec<f64>> {
    let pool = Pool::new(4)?;
    pool.map(pi_mc, [7, 7, 7, 7])
}
// ANCHOR_END: one_seed

// ANCHOR: nobody_asks
fn nobody_asks() {
    let _sums = (0..20_000).map(sum_square);
}
// ANCHOR_END: nobody_asks

/// The same work with and without anybody who wants the sums, and on threads.
fn time_the_sums() {
    let asked = timed(|| (0..20_000).map(sum_square).collect::<Vec<u64>>());
    let threads = timed(|| {
        (0..20_000)
            .into_par_iter()
            .map(sum_square)
            .collect::<Vec<u64>>()
    });
    println!("sums that nobody asks for: {:.6} s", timed(nobody_asks));
    println!("the same sums, collected:  {asked:.6} s");
    println!("on {} threads, by rayon:    {threads:.6} s", cores());
}

fn timed<A>(work: impl FnOnce() -> A) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64()
}

fn main() -> Result<()> {
    multiprocess::init();
    let naps = |seconds: f64| seconds / nap_length().as_secs_f64();

    let seconds = timed(|| join_in_the_loop().expect("it prints four numbers"));
    println!("joined in the loop: {:.0} naps long\n", naps(seconds));

    let sentences = five_on_four()?;
    println!("first and last of five: {}; {}", sentences[0], sentences[4]);

    let seconds = timed(|| naps_on_two().expect("three naps"));
    println!(
        "naps of 1, 2, 3 on two workers: {:.0} naps long",
        naps(seconds)
    );

    let nobody_looked = results_not_asked_for();
    println!("a task panicked, and the program was told: {nobody_looked:?}");

    let estimates: BTreeSet<String> = one_seed()?.iter().map(f64::to_string).collect();
    println!(
        "one seed for four workers: {} different estimate\n",
        estimates.len()
    );

    time_the_sums();
    Ok(())
}
