//! A mistake: a counter is read and written in two steps, and another thread writes in between.

mod mistakes;

use course_core::dart;
use mistakes::{Answer, Mistake, nobody};
use spec::{Verdict, ex6::Subject};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

// ANCHOR: wrong
fn wrong(darts: u64, threads: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    throw(darts, threads, || {
        let before = hits.load(Ordering::Relaxed);
        hits.store(before + 1, Ordering::Relaxed); // each step is atomic, both together are not
    });
    Ok(hits.into_inner())
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(darts: u64, threads: usize) -> Answer<u64> {
    let hits = AtomicU64::new(0);
    throw(darts, threads, || {
        hits.fetch_add(1, Ordering::Relaxed); // one step
    });
    Ok(hits.into_inner())
}
// ANCHOR_END: mended

/// Throws the darts from so many threads, and calls `hit` for each that hits.
fn throw(darts: u64, threads: usize, hit: impl Fn() + Sync) {
    thread::scope(|scope| {
        for first in 0..threads as u64 {
            let hit = &hit;
            scope.spawn(move || {
                let mine = (first..darts).step_by(threads);
                mine.filter(|number| dart(*number)).for_each(|_| hit());
            });
        }
    });
}

fn main() -> ExitCode {
    let answer = |atomic_counter| Subject {
        atomic_counter,
        ..nobody::ex6()
    };
    mistakes::main(Mistake {
        task: "atomic_counter",
        verdict: Verdict::LostCounts,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "dart",
        run: |answer| (answer.atomic_counter)(20_000, 2).map(drop),
    })
}
