//! Exercise 6: a counter a thread. Nothing is shared, and yet counters side by side get into each other's way: a core
//! that writes to one takes the cache line of all of them away from the other cores.

use benches::{Benchmark, Outcome, Sample, Session};
use crossbeam::utils::CachePadded;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) fn run(session: &mut Session) {
    let counts = session.size(24_000_000, 1_000);
    let worker_counts = session.worker_counts();
    let mut group = session.group("false_sharing");
    group.bench(Benchmark::by_workers("serial", 1), || padded(counts, 1));
    for threads in worker_counts {
        let benchmark = |runner| Benchmark::by_workers(runner, threads);
        group.bench(benchmark("side_by_side"), || side_by_side(counts, threads));
        group.bench(benchmark("padded"), || padded(counts, threads));
    }
    group.finish();
}

/// Eight counters fill a cache line of 64 bytes.
fn side_by_side(counts: u64, threads: usize) -> Outcome<Sample<'static>> {
    sample(move || {
        let mut lines: Vec<CachePadded<[AtomicU64; 8]>> = Vec::new();
        lines.resize_with(threads.div_ceil(8), CachePadded::default);
        let counters: Vec<_> = lines.iter().flat_map(|line| line.iter()).collect();
        count(counts, &counters[..threads])
    })
}

/// A cache line for each counter.
fn padded(counts: u64, threads: usize) -> Outcome<Sample<'static>> {
    sample(move || {
        let mut padded: Vec<CachePadded<AtomicU64>> = Vec::new();
        padded.resize_with(threads, CachePadded::default);
        let counters: Vec<_> = padded.iter().map(|counter| &**counter).collect();
        count(counts, &counters)
    })
}

fn sample(once: impl Fn() -> Outcome<Duration> + 'static) -> Outcome<Sample<'static>> {
    once()?; // which checks what it has counted
    Ok(Box::new(move |iterations| {
        (0..iterations).map(|_| once()).sum()
    }))
}

/// A thread for each counter; together they count to `counts`.
fn count(counts: u64, counters: &[&AtomicU64]) -> Outcome<Duration> {
    let threads = counters.len() as u64;
    let start = Instant::now();
    thread::scope(|scope| {
        for (counter, number) in counters.iter().zip(0..) {
            let share = counts * number / threads..counts * (number + 1) / threads;
            scope.spawn(move || {
                for _ in share {
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let took = start.elapsed();
    let total: u64 = counters.iter().map(|c| c.load(Ordering::Relaxed)).sum();
    if total == counts {
        Ok(took)
    } else {
        Err(format!("it counted to {total}, and was to count to {counts}").into())
    }
}
