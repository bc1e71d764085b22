//! A mistake: a variable of the program is changed in every worker, and each has its own.

mod mistakes;

use course_core::pi_mc;
use mistakes::{Mistake, nobody};
use multiprocess::{Pool, Result};
use spec::{Verdict, ex4::Subject};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

// ANCHOR: wrong
fn wrong(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    static NEXT_SEED: AtomicU64 = AtomicU64::new(0); // one in each process, and each begins at 0
    let estimate = |_seed: u64| pi_mc(NEXT_SEED.fetch_add(1, Ordering::Relaxed));
    Pool::new(workers)?.map(estimate, seeds)
}
// ANCHOR_END: wrong

// ANCHOR: mended
fn mended(seeds: Vec<u64>, workers: usize) -> Result<Vec<f64>> {
    Pool::new(workers)?.map(pi_mc, seeds) // the seed travels with the task
}
// ANCHOR_END: mended

fn main() -> ExitCode {
    let answer = |estimates| Subject {
        estimates,
        ..nobody::ex4()
    };
    mistakes::main(Mistake {
        task: "estimates",
        verdict: Verdict::WrongResult,
        wrong: answer(wrong),
        mended: answer(mended),
        work: "pi_mc",
        run: |answer| Ok((answer.estimates)(vec![0, 1, 2, 3], 2).map(drop)?),
    })
}
