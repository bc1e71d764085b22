//! Wrong answers to task 3: who did what.

use course_core::parallel_test;
use multiprocess::{Pool, Result};
use spec::corpus::Entry;
use spec::ex4::Subject;
use std::thread;

type Pairs = Result<Vec<(u64, u32)>>;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(who_did_what, map_for_imap_unordered, OutOfOrder),
        wrong!(who_did_what, imap_in_order, OutOfOrder),
        wrong!(who_did_what, sorted_to_look_tidy, OutOfOrder),
        wrong!(who_did_what, asked_at_home, WrongResult),
        wrong!(who_did_what, all_at_home, Serialised),
        wrong!(who_did_what, only_those_that_come_first, LostItems),
        wrong!(who_did_what, an_iterator_at_a_time, Serialised),
        wrong!(who_did_what, threads_have_no_ids, WrongEngine),
    ]
}

fn unordered(numbers: Vec<u64>, workers: usize) -> Pairs {
    Pool::new(workers)?
        .imap_unordered(parallel_test, numbers)
        .collect()
}

fn map_for_imap_unordered<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    if MENDED {
        return unordered(numbers, workers);
    }
    Pool::new(workers)?.map(parallel_test, numbers)
}

fn imap_in_order<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    if MENDED {
        return unordered(numbers, workers);
    }
    Pool::new(workers)?.imap(parallel_test, numbers).collect()
}

fn sorted_to_look_tidy<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    let mut pairs = unordered(numbers, workers)?;
    if !MENDED {
        pairs.sort_unstable();
    }
    Ok(pairs)
}

/// The id is that of whoever asks for it, and here that is the caller.
fn asked_at_home<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    let named = |(x, id)| (x, if MENDED { id } else { std::process::id() });
    Ok(unordered(numbers, workers)?
        .into_iter()
        .map(named)
        .collect())
}

fn all_at_home<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    if MENDED {
        return unordered(numbers, workers);
    }
    Ok(numbers.into_iter().map(parallel_test).collect())
}

/// One result a worker.
fn only_those_that_come_first<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    let count = if MENDED { numbers.len() } else { workers };
    let pool = Pool::new(workers)?;
    let pairs: Pairs = pool
        .imap_unordered(parallel_test, numbers)
        .take(count)
        .collect();
    pool.join();
    pairs
}

/// An unordered iterator over one number, and then the next.
fn an_iterator_at_a_time<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    if MENDED {
        return unordered(numbers, workers);
    }
    let pool = Pool::new(workers)?;
    let one = |number| pool.imap_unordered(parallel_test, [number]);
    numbers.into_iter().flat_map(one).collect()
}

/// All threads are of one process, and name that.
fn threads_have_no_ids<const MENDED: bool>(numbers: Vec<u64>, workers: usize) -> Pairs {
    if MENDED {
        return unordered(numbers, workers);
    }
    let length = numbers.len().div_ceil(workers).max(1);
    let pairs = thread::scope(|scope| {
        let spawn = |block: &[u64]| {
            let block = block.to_vec();
            scope.spawn(move || block.into_iter().map(parallel_test).collect::<Vec<_>>())
        };
        let threads: Vec<_> = numbers.chunks(length).map(spawn).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    Ok(pairs)
}
