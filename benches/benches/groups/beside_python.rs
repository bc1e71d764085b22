//! The same work in Rust and in Python, at a size that Python does in a tenth of a second.
//!
//! `sum_square_small/python_pool/2` does what `sum_square_small/pool/2` does. The scripts are in `benches/python`.

use crate::download::Download;
use benches::{
    Benchmark, Group, PiMc, PrimeRange, Python, Session, SumSquare, Work, cores, parallel, serial,
};
use std::cell::LazyCell;
use std::ops::Deref;

/// Those that Python has too, under the same name with `python_` before it.
const BOTH_HAVE: [&str; 3] = ["thread_executor", "pool", "process_executor"];

pub(crate) fn run(session: &mut Session) {
    let mut counts = session.worker_counts();
    // More workers than cores are the affair of the large groups.
    counts.retain(|workers| *workers <= cores());
    let python = Python::find()
        .inspect_err(|error| eprintln!("without Python's runners: {error}"))
        .ok();
    let both = Both { python, counts };

    let numbers = session.size(2_000, 100);
    let work = LazyCell::new(|| SumSquare::new(numbers));
    both.run(session.group("sum_square_small"), "sum_square", &work);

    let start = session.size(100_000_000_000, 1_000_000);
    let work = LazyCell::new(|| PrimeRange::new(start, start + 100));
    both.run(session.group("prime_range_small"), "is_prime", &work);

    let seeds = session.size(4, 2);
    let work = LazyCell::new(|| PiMc::new(seeds));
    both.run(session.group("pi_mc_small"), "pi_mc", &work);

    let books = session.size(6, 2);
    let work = LazyCell::new(|| Download::new(books).expect("a server on loopback starts"));
    both.run(session.group("download_small"), "download", &work);
}

/// Both languages, if there is a Python, and the numbers of workers.
struct Both {
    python: Option<Python>,
    counts: Vec<usize>,
}

impl Both {
    /// One group. In Python it is the function `task` of `work.py` that does the work.
    fn run<W: Work>(&self, mut group: Group<'_>, task: &str, work: &impl Deref<Target = W>) {
        self.in_rust(&mut group, work);
        if let Some(python) = &self.python {
            group.python(python);
            self.in_python(&mut group, python, task, work);
        }
        group.finish();
    }

    fn in_rust<W: Work>(&self, group: &mut Group<'_>, work: &impl Deref<Target = W>) {
        group.run(work, &serial(), 1);
        let runners = parallel().into_iter();
        for runner in runners.filter(|runner| BOTH_HAVE.contains(&runner.name)) {
            for &workers in &self.counts {
                group.run(work, &runner, workers);
            }
        }
    }

    fn in_python<W: Work>(
        &self,
        group: &mut Group<'_>,
        python: &Python,
        task: &str,
        work: &impl Deref<Target = W>,
    ) {
        let mut run = |runner: &str, workers| {
            let benchmark = Benchmark::by_workers(format!("python_{runner}"), workers);
            group.bench(benchmark, || python.times(&**work, task, runner, workers));
        };
        run("serial", 1);
        for runner in BOTH_HAVE {
            for &workers in &self.counts {
                run(runner, workers);
            }
        }
    }
}
