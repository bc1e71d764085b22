//! The same work in Rust and in Python, at a size that Python does in a tenth of a second.
//!
//! `sum_square_small/python_pool/2` does what `sum_square_small/pool/2` does. The scripts are in `benches/python`.

use crate::download::Download;
use benches::{
    Benchmark, Group, PiMc, PrimeRange, Python, Session, SumSquare, Work, cores, on_processes,
    on_threads, serial, worker_counts,
};
use std::cell::LazyCell;
use std::ops::Deref;

/// Those that Python has too, under the same name with `python_` before it.
const BOTH_HAVE: [&str; 3] = ["thread_executor", "pool", "process_executor"];

pub(crate) fn run(session: &mut Session) {
    let python = Python::find();
    if let Err(error) = &python {
        eprintln!("without the runners of Python, as python3 does not run: {error}");
    }
    let python = python.ok();

    let numbers = session.size(2_000, 100);
    let work = LazyCell::new(|| SumSquare::new(numbers));
    both(
        session.group("sum_square_small"),
        "sum_square",
        &work,
        python.as_ref(),
    );

    let start = session.size(100_000_000_000, 1_000_000);
    let work = LazyCell::new(|| PrimeRange::new(start, start + 100));
    both(
        session.group("prime_range_small"),
        "is_prime",
        &work,
        python.as_ref(),
    );

    let seeds = session.size(4, 2);
    let work = LazyCell::new(|| PiMc::new(seeds));
    both(
        session.group("pi_mc_small"),
        "pi_mc",
        &work,
        python.as_ref(),
    );

    let books = session.size(6, 2);
    let work = LazyCell::new(|| Download::new(books).expect("a server on loopback starts"));
    both(
        session.group("download_small"),
        "download",
        &work,
        python.as_ref(),
    );
}

/// One group: Rust's runners, and then Python's, which do the function `task` of `work.py`.
fn both<W: Work>(
    mut group: Group<'_>,
    task: &'static str,
    work: &impl Deref<Target = W>,
    python: Option<&Python>,
) {
    // More workers than cores are the affair of the large groups.
    let counts: Vec<usize> = worker_counts(cores())
        .into_iter()
        .filter(|count| *count <= cores())
        .collect();
    group.run(work, &serial(), 1);
    let runners = on_threads().into_iter().chain(on_processes());
    for runner in runners.filter(|runner| BOTH_HAVE.contains(&runner.name)) {
        for &workers in &counts {
            group.run(work, &runner, workers);
        }
    }
    if let Some(python) = python {
        group.python(python);
        let serial = [("serial", 1)];
        let parallel = BOTH_HAVE
            .iter()
            .flat_map(|runner| counts.iter().map(move |workers| (*runner, *workers)));
        for (runner, workers) in serial.into_iter().chain(parallel) {
            let benchmark = Benchmark::by_workers(format!("python_{runner}"), workers);
            group.bench(benchmark, || python.times(&**work, task, runner, workers));
        }
    }
    group.finish();
}
