//! A busy machine: what two workers gain while somebody else uses the cores, and how a probe beside them
//! shows it.
//!
//! ```text
//! cargo run -p book --example busy_machine
//! ```

use course_core::sum_square;
use report::median;
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const NUMBERS: u64 = 20_000;
const ROUNDS: usize = 5;

fn main() {
    println!("{:<28} speedup   machine", "");
    row("nobody else", 0);
    row("one other busy thread", 1);
    row("a busy thread for each core", multiprocess::cores());
}

/// Measures beside so many threads that compute for somebody else.
fn row(name: &str, others: usize) {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..others {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    black_box(sum_square(10_000));
                }
            });
        }
        let (mut speedups, mut given) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let (speedup, machine) = round();
            speedups.push(speedup);
            given.push(machine);
        }
        done.store(true, Ordering::Relaxed);
        println!(
            "{name:<28} {:7.2}   {:7.2}",
            middle(speedups),
            middle(given)
        );
    });
}

// ANCHOR: round
/// The speedup of two threads that share the work; and what the machine gave to two threads in the same
/// moments: twice the time of one that does it all, through the time of two that both do it all.
fn round() -> (f64, f64) {
    let one = on_threads(1, 1);
    let shared = on_threads(2, 2);
    let both = on_threads(2, 1);
    (
        seconds(one) / seconds(shared),
        2.0 * seconds(one) / seconds(both),
    )
}

/// So many threads, of which each does every `step`-th number.
fn on_threads(threads: u64, step: usize) -> Duration {
    let start = Instant::now();
    thread::scope(|scope| {
        for first in 0..threads {
            let mine = (first % step as u64..NUMBERS).step_by(step);
            scope.spawn(move || black_box(mine.map(sum_square).sum::<u64>()));
        }
    });
    start.elapsed()
}
// ANCHOR_END: round

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

fn middle(figures: Vec<f64>) -> f64 {
    let times: Vec<Duration> = figures.into_iter().map(Duration::from_secs_f64).collect();
    seconds(median(&times))
}
