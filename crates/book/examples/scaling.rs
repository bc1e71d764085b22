//! Speedup, efficiency, Amdahl's law and the Karp-Flatt metric, of a program of which a known part is serial.
//!
//! ```text
//! cargo run -p book --example scaling            up to as many workers as there are cores, and two more
//! cargo run -p book --example scaling 1 2 4 8    other numbers of workers
//! ```

use course_core::sum_square;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use report::median;
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// `sum_square` of this number, so often: a tenth of it on one thread, the rest on all.
const NUMBER: u64 = 50_000;
const SERIAL: u64 = 800;
const PARALLEL: u64 = 7_200;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let workers = workers()?;
    let serial_share = share();
    println!("a share of {serial_share:.2} of the work is serial\n");
    println!("workers  seconds  speedup  Amdahl  efficiency  Karp-Flatt");
    let one = time(1)?;
    for workers in workers {
        let seconds = if workers == 1 { one } else { time(workers)? };
        let speedup = one / seconds;
        let count = workers as f64;
        let karp_flatt = if workers == 1 {
            "-".to_owned()
        } else {
            format!("{:.2}", karp_flatt(speedup, count))
        };
        println!(
            "{workers:>7} {seconds:8.3} {speedup:8.2} {:7.2} {:11.2} {karp_flatt:>11}",
            amdahl(serial_share, count),
            speedup / count
        );
    }
    println!(
        "\nhowever many workers: {:.1} at the most",
        1.0 / serial_share
    );
    Ok(())
}

fn share() -> f64 {
    SERIAL as f64 / (SERIAL + PARALLEL) as f64
}

// ANCHOR: laws
/// Amdahl: what `workers` can gain at best if this share of the work stays serial.
fn amdahl(serial_share: f64, workers: f64) -> f64 {
    1.0 / (serial_share + (1.0 - serial_share) / workers)
}

/// Karp and Flatt: the serial share that would explain this speedup.
fn karp_flatt(speedup: f64, workers: f64) -> f64 {
    (1.0 / speedup - 1.0 / workers) / (1.0 - 1.0 / workers)
}
// ANCHOR_END: laws

/// The median time of a few rounds, in seconds.
fn time(workers: usize) -> Result<f64, Box<dyn Error>> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let round = |_| {
        let start = Instant::now();
        for _ in 0..SERIAL {
            black_box(sum_square(NUMBER));
        }
        pool.install(|| {
            (0..PARALLEL)
                .into_par_iter()
                .map(|_| black_box(sum_square(NUMBER)))
                .max()
        });
        start.elapsed()
    };
    let times: Vec<Duration> = (0..ROUNDS).map(round).collect();
    Ok(median(&times).as_secs_f64())
}

/// From the command line, or up to two more than there are cores.
fn workers() -> Result<Vec<usize>, Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    if given.is_empty() {
        return Ok((1..=multiprocess::cores() + 2).collect());
    }
    let number = |text: &String| match text.parse() {
        Ok(workers) if workers > 0 => Ok(workers),
        _ => Err(format!("{text} is no number of workers").into()),
    };
    given.iter().map(number).collect()
}
