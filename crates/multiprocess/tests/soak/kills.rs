//! Workers are killed at random while their results are checked.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::common::table;
use libtest_mimic::Failed;
use multiprocess::{Error, Pool, ProcessPoolExecutor};
use rustix::process::Signal;

fn number_from(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

/// A task whose result can be checked, and whose size varies: now and then it is large.
fn scramble(x: u64) -> Vec<u64> {
    let length = if x.is_multiple_of(997) {
        100_000
    } else {
        x % 50
    };
    let mut random = fastrand::Rng::with_seed(x);
    (0..length).map(|_| random.u64(..)).collect()
}

/// What came of a stream of tasks.
#[derive(Debug, Default)]
struct Tally {
    right: u64,
    lost: u64,
    kills: u64,
    rounds: u64,
}

pub(crate) fn random_kills() -> Result<(), Failed> {
    let seconds = number_from("SOAK_SECONDS", 60);
    let seed = number_from("SOAK_SEED", fastrand::u64(..));
    println!("SOAK_SEED={seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    // Once, so that what the program opens for itself is open before the count.
    drop(Pool::new(1)?);
    let descriptors = table::descriptors();
    let mut tally = Tally::default();
    let until = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < until || tally.kills < 1000 {
        round(&mut random, &mut tally);
        assert!(
            table::children().is_empty(),
            "left: {:?}",
            table::children()
        );
        assert_eq!(table::descriptors(), descriptors, "descriptors");
    }
    assert!(
        tally.lost <= tally.kills,
        "a kill costs one task at most: {tally:?}"
    );
    println!("{tally:?}");
    Ok(())
}

/// One pool of random shape: tasks and kills together, each result checked.
fn round(random: &mut fastrand::Rng, tally: &mut Tally) {
    let workers = random.usize(1..5);
    let chunksize = random.usize(1..200);
    let kills = random.usize(0..12);
    let pauses: Vec<u64> = (0..kills).map(|_| random.u64(0..3_000_000)).collect();
    let count = random.u64(1..4000);
    let victims = random.fork();
    if random.bool() {
        let pool = Pool::builder()
            .max_workers(workers)
            .chunksize(chunksize)
            .build()
            .unwrap();
        tally.kills += with_kills(
            || pool.pids(),
            pauses,
            victims,
            || {
                let results = pool.imap(scramble, 0..count);
                let seen = results
                    .zip(0..)
                    .map(|(result, x)| settle(x, result, tally))
                    .count();
                assert_eq!(seen as u64, count);
            },
        );
    } else {
        let executor = ProcessPoolExecutor::new(workers).unwrap();
        tally.kills += with_kills(
            || executor.pids(),
            pauses,
            victims,
            || {
                let futures: Vec<_> = (0..count)
                    .map(|x| executor.submit(scramble, x).unwrap())
                    .collect();
                for (x, future) in (0..count)
                    .zip(futures)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                {
                    settle(x, future.result(), tally);
                }
            },
        );
    }
    tally.rounds += 1;
}

fn settle(x: u64, result: multiprocess::Result<Vec<u64>>, tally: &mut Tally) {
    match result {
        Ok(numbers) => {
            assert_eq!(numbers, scramble(x), "the result of {x}");
            tally.right += 1;
        }
        Err(Error::WorkerDied { .. }) => tally.lost += 1,
        Err(error) => panic!("{x}: {error}"),
    }
}

/// Runs `work` while another thread kills workers, after so many turns of a loop each; how many it killed.
fn with_kills(
    pids: impl Fn() -> Vec<u32> + Sync,
    pauses: Vec<u64>,
    mut victims: fastrand::Rng,
    work: impl FnOnce(),
) -> u64 {
    let mut hit = HashMap::new();
    std::thread::scope(|scope| {
        let killer = scope.spawn(|| {
            for turns in pauses {
                for turn in 0..turns {
                    std::hint::black_box(turn);
                }
                if let Some(&pid) = victims.choice(&pids()) {
                    // It may have ended since: then the number is a zombie's at most, and is not ours to count.
                    table::signal_if_there(pid, Signal::KILL);
                    *hit.entry(pid).or_insert(0) += 1;
                }
            }
        });
        work();
        killer.join().unwrap();
    });
    hit.len() as u64
}
