//! Exercise 8: work that grows from number to number, in equal blocks and on demand. Of two equal blocks of `sum_square`
//! the second takes three times as long as the first, so that the best that two workers can do is 4/3.

use benches::{Answers, Benchmark, Session, SumSquare, serial, times};
use multiprocess::Pool;
use solutions::ex8_granularity::{blocks_runner, chunks_runner, on_demand_runner};
use std::cell::LazyCell;

type Share = fn(numbers: u64, workers: usize) -> Answers<SumSquare>;

const SHARES: [(&str, Share); 4] = [
    ("blocks", blocks_runner),
    ("on_demand", on_demand_runner),
    ("pool_blocks", |numbers, workers| {
        let block = usize::try_from(numbers)?.div_ceil(workers).max(1);
        chunks_runner(numbers, workers, block)
    }),
    ("pool_on_demand", |numbers, workers| {
        Ok(Pool::new(workers)?.map(course_core::sum_square, 0..numbers)?)
    }),
];

pub(crate) fn run(session: &mut Session) {
    let numbers = session.size(20_000, 500);
    let work = LazyCell::new(|| SumSquare::new(numbers));
    let mut counts = session.worker_counts();
    counts.retain(|workers| *workers > 1); // one block is all there is, and nothing to be shared out
    let mut group = session.group("imbalance");
    group.run(&work, &serial(), 1);
    for (name, share) in SHARES {
        for &workers in &counts {
            group.bench(Benchmark::by_workers(name, workers), || {
                times(&*work, move |items| share(items.len() as u64, workers))
            });
        }
    }
    group.finish();
}
