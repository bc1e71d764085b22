//! How near the runners come to what no schedule can beat, where few numbers do nearly all the work.
//!
//! ```text
//! cargo run --release -p benches --example primes             2 workers, 15 rounds
//! cargo run --release -p benches --example primes 4 5         others
//! ```
//!
//! Each round measures every number by itself, on as many threads at once as there are workers (so that a
//! core that is taken away takes from these times, too), and then each runner once. From the times
//! follows how long no schedule can do without; the share is that bound divided by what the runner took,
//! the start and the end of its workers included. The figure told is the median of the rounds.

use course_core::is_prime;
use multiprocess::{Pool, ThreadPoolExecutor};
use solutions::ex5_executor;
use std::error::Error;
use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

const START: u64 = 100_000_000_000_000;
const END: u64 = START + 100;
const PRIMES: [u64; 4] = [START + 31, START + 67, START + 97, START + 99];

type Run = fn(usize) -> Found;
type Found = Result<Vec<u64>, Box<dyn Error>>;

const RUNNERS: [(&str, Run); 4] = [
    ("executor", |workers| {
        Ok(ex5_executor::prime_range(START, END, workers)?)
    }),
    ("pool", |workers| {
        let answers = Pool::new(workers)?.map(is_prime, START..END)?;
        Ok(kept(answers))
    }),
    ("pool, 1 each", |workers| {
        let pool = Pool::builder().max_workers(workers).chunksize(1).build()?;
        Ok(kept(pool.map(is_prime, START..END)?))
    }),
    ("threads", |workers| {
        let answers = ThreadPoolExecutor::new(workers)?.map(is_prime, START..END)?;
        Ok(kept(answers))
    }),
];

fn main() -> Result<(), Box<dyn Error>> {
    multiprocess::init(); // worker processes start here too, and go no further
    let mut arguments = std::env::args().skip(1);
    let mut next = |default: &str| arguments.next().unwrap_or(default.to_owned());
    let workers: usize = next("2").parse()?;
    let rounds: usize = next("15").parse()?;

    let mut shares = vec![Vec::new(); RUNNERS.len()];
    let mut best = Vec::new();
    times(workers); // cold cores run at half speed
    for _ in 0..rounds {
        for (place, (name, run)) in RUNNERS.iter().enumerate() {
            let times = times(workers);
            let bound = report::no_schedule_beats(&times, workers);
            let start = Instant::now();
            let found = run(workers)?;
            let took = start.elapsed();
            if found != PRIMES {
                return Err(format!("{name} finds {found:?}, and right is {PRIMES:?}").into());
            }
            shares[place].push(bound.as_secs_f64() / took.as_secs_f64());
            let whole: Duration = times.iter().sum();
            best.push(whole.as_secs_f64() / bound.as_secs_f64());
        }
    }
    println!("{PRIMES:?} by every runner");
    println!(
        "{workers} workers, {rounds} rounds: no schedule is more than {:.2} times as fast as serial",
        median(&mut best)
    );
    for ((name, _), shares) in RUNNERS.iter().zip(&mut shares) {
        let share = median(shares);
        println!(
            "{name:<12} {:5.1}% of it   (from {:.1}% to {:.1}%)",
            share * 100.0,
            shares[0] * 100.0,
            shares[shares.len() - 1] * 100.0
        );
    }
    Ok(())
}

fn kept(answers: Vec<bool>) -> Vec<u64> {
    let primes = (START..).zip(answers).filter(|(_, prime)| *prime);
    primes.map(|(number, _)| number).collect()
}

/// What each number takes, measured on `threads` threads at once: the mean of what it took them.
fn times(threads: usize) -> Vec<Duration> {
    let ready = Barrier::new(threads);
    let measure = || {
        ready.wait();
        (START..END).map(time_of).collect::<Vec<_>>()
    };
    let measured: Vec<Vec<Duration>> = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(measure)).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().expect("no panic in it"))
            .collect()
    });
    let mean = |place: usize| {
        let sum: Duration = measured.iter().map(|times| times[place]).sum();
        sum.div_f64(threads as f64)
    };
    (0..measured[0].len()).map(mean).collect()
}

fn time_of(number: u64) -> Duration {
    let start = Instant::now();
    black_box(is_prime(black_box(number)));
    start.elapsed()
}

/// The middle one; sorts them.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
