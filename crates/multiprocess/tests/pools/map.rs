//! `map` and `starmap`.

use crate::common::{self, Check, check};
use crate::square;
use multiprocess::Pool;

pub(crate) fn checks() -> Vec<Check> {
    vec![
        check("map_keeps_the_order", map_keeps_the_order),
        check("map_of_nothing_and_of_one", map_of_nothing_and_of_one),
        check(
            "map_reads_iterators_of_unknown_length",
            map_reads_iterators_of_unknown_length,
        ),
        check(
            "n_tasks_run_on_n_workers_at_once",
            n_tasks_run_on_n_workers_at_once,
        ),
        check("starmap_spreads_tuples", starmap_spreads_tuples),
        check("a_pool_inside_a_worker", a_pool_inside_a_worker),
    ]
}

fn map_keeps_the_order() {
    let pool = Pool::new(2).unwrap();
    let squares: Vec<u64> = (0..20_000).map(square).collect();
    assert_eq!(pool.map(square, 0..20_000).unwrap(), squares);
    for chunksize in [1, 7, 100_000] {
        let pool = Pool::builder()
            .max_workers(3)
            .chunksize(chunksize)
            .build()
            .unwrap();
        assert_eq!(
            pool.map(square, 0..20_000).unwrap(),
            squares,
            "chunksize {chunksize}"
        );
    }
}

fn map_of_nothing_and_of_one() {
    let pool = Pool::new(2).unwrap();
    assert_eq!(pool.map(square, []).unwrap(), []);
    assert_eq!(pool.map(square, [3]).unwrap(), [9]);
    assert_eq!(pool.map(|()| (), [(); 5]).unwrap(), [(); 5]);
}

fn map_reads_iterators_of_unknown_length() {
    let pool = Pool::new(2).unwrap();
    let odd = || (0..10_000).filter(|x| x % 2 == 1);
    assert_eq!(
        pool.map(square, odd()).unwrap(),
        odd().map(square).collect::<Vec<_>>()
    );
}

/// Each task waits until all of them are there: it returns only if they run at the same time.
fn n_tasks_run_on_n_workers_at_once() {
    let workers = 4;
    let gate = common::Gate::new(workers);
    let pool = Pool::builder().max_workers(workers).build().unwrap();
    let mut pids = pool
        .map(common::pass_gate, vec![gate.address(); workers])
        .unwrap();
    pids.sort_unstable();
    pids.dedup();
    assert_eq!(pids.len(), workers);
    assert!(!pids.contains(&std::process::id()));
}

fn starmap_spreads_tuples() {
    let pool = Pool::new(2).unwrap();
    assert_eq!(pool.starmap(u64::pow, [(2, 3), (10, 2)]).unwrap(), [8, 100]);
}

fn a_pool_inside_a_worker() {
    let pool = Pool::new(2).unwrap();
    let totals = pool.map(
        |n: u64| {
            Pool::new(2)
                .unwrap()
                .map(square, 0..n)
                .unwrap()
                .iter()
                .sum::<u64>()
        },
        [3, 4],
    );
    assert_eq!(totals.unwrap(), [5, 14]);
}
