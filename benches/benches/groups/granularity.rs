//! Exercise 8: so many numbers handed out at a time, from one to all of them. As many workers as cores, and two at
//! least.

use benches::{Benchmark, Session, SumSquare, cores, in_blocks, serial, times};
use solutions::ex8_granularity::chunks_runner;
use std::cell::LazyCell;

pub(crate) fn run(session: &mut Session) {
    let numbers = session.size(20_000, 500);
    let workers = cores().max(2);
    let work = LazyCell::new(|| SumSquare::new(numbers));
    let mut group = session.group("granularity");
    group.run(&work, &serial(), 1);
    for chunk in [1, 10, 100, 1_000, 10_000, 20_000] {
        let benchmark = |runner| Benchmark::by_chunk(runner, chunk, workers);
        group.bench(benchmark("crossbeam_executor"), || {
            times(&*work, move |items| {
                in_blocks::<SumSquare>(items, workers, chunk)
            })
        });
        group.bench(benchmark("pool"), || {
            times(&*work, move |items| {
                chunks_runner(items.len() as u64, workers, chunk)
            })
        });
    }
    group.finish();
}
