//! How near the runners come to what no schedule can beat, where few numbers do nearly all the work.
//!
//! ```text
//! cargo run --release -p benches --example primes             2 workers, 15 rounds
//! cargo run --release -p benches --example primes 4 5         others
//! ```
//!
//! Each round times the machine, as many threads as workers that do the **whole** work each, and then one
//! runner, the start and the end of its workers included unless it is called `started`. From the fastest time of each number follows
//! how long no schedule can do without; the share is how near a runner comes to that, on a machine that is
//! as fast as it was right before. A core that is taken away takes from both. The figure told is the
//! median of the rounds.

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

/// The primes, and how long it took to find them.
type Found = Result<(Vec<u64>, Duration), Box<dyn Error>>;
type Run = fn(usize) -> Found;

const RUNNERS: [(&str, Run); 5] = [
    ("executor", |workers| {
        timed(|| ex5_executor::prime_range(START, END, workers))
    }),
    ("pool", |workers| {
        timed(|| Ok(kept(Pool::new(workers)?.map(is_prime, START..END)?)))
    }),
    ("pool, 1 each", |workers| {
        let pool = Pool::builder().max_workers(workers).chunksize(1);
        timed(|| Ok(kept(pool.build()?.map(is_prime, START..END)?)))
    }),
    // Its start and its end are not counted.
    ("pool, started", |workers| {
        let pool = Pool::new(workers)?;
        timed(|| Ok(kept(pool.map(is_prime, START..END)?)))
    }),
    ("threads", |workers| {
        timed(|| {
            Ok(kept(
                ThreadPoolExecutor::new(workers)?.map(is_prime, START..END)?,
            ))
        })
    }),
];

fn timed(find: impl FnOnce() -> multiprocess::Result<Vec<u64>>) -> Found {
    let start = Instant::now();
    let found = find()?;
    Ok((found, start.elapsed()))
}

fn main() -> Result<(), Box<dyn Error>> {
    multiprocess::init(); // worker processes start here too, and go no further
    let mut arguments = std::env::args().skip(1);
    let mut next = |default: &str| arguments.next().unwrap_or(default.to_owned());
    let workers: usize = next("2").parse()?;
    let rounds: usize = next("15").parse()?;

    let mut shares = vec![Vec::new(); RUNNERS.len()];
    let mut fastest = vec![Duration::MAX; (START..END).count()];
    machine(workers, &mut fastest); // cold cores run at half speed
    for _ in 0..rounds {
        for (place, (name, run)) in RUNNERS.iter().enumerate() {
            let all = machine(workers, &mut fastest);
            let (found, took) = run(workers)?;
            if found != PRIMES {
                return Err(format!("{name} finds {found:?}, and right is {PRIMES:?}").into());
            }
            shares[place].push(all.as_secs_f64() / workers as f64 / took.as_secs_f64());
        }
    }
    let whole: Duration = fastest.iter().sum();
    let most = whole.as_secs_f64() / report::no_schedule_beats(&fastest, workers).as_secs_f64();
    // What is shared out perfectly would be `workers` times as fast; what can be, `most`.
    for share in shares.iter_mut().flatten() {
        *share *= workers as f64 / most;
    }
    println!("{PRIMES:?} by every runner");
    println!(
        "{workers} workers, {rounds} rounds: no schedule is more than {most:.2} times as fast as serial"
    );
    for ((name, _), shares) in RUNNERS.iter().zip(&mut shares) {
        let share = median(shares);
        println!(
            "{name:<13} {:5.1}% of it   (from {:.1}% to {:.1}%)",
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

/// How long `threads` threads take to do all of the work each; notes the fastest time of each number.
fn machine(threads: usize, fastest: &mut [Duration]) -> Duration {
    let ready = Barrier::new(threads);
    let work = || {
        ready.wait();
        let start = Instant::now();
        let times: Vec<Duration> = (START..END).map(time_of).collect();
        (start, times, Instant::now())
    };
    let done: Vec<(Instant, Vec<Duration>, Instant)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().expect("no panic in it"))
            .collect()
    });
    for (_, times, _) in &done {
        for (fastest, time) in fastest.iter_mut().zip(times) {
            *fastest = (*fastest).min(*time);
        }
    }
    let start = done.iter().map(|(start, ..)| *start).min();
    let end = done.iter().map(|(.., end)| *end).max();
    end.zip(start)
        .map_or(Duration::ZERO, |(end, start)| end - start)
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
