//! Wrong in who does the work, on threads: nobody beside the caller, too few, too many, or processes.

use crate::{Answer, blocks, threads};
use course_core::sum_square;
use multiprocess::Pool;
use rayon::prelude::*;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex3::Subject;
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(rayon_runner, join_in_the_loop, Serialised),
        wrong!(rayon_runner, lock_held_across_the_work, Serialised),
        wrong!(rayon_runner, parallel_first_serial_after, Serialised),
        wrong!(rayon_runner, serial_iterator_in_a_pool, Serialised),
        Entry::wrong(
            "rayon_with_its_global_pool",
            "rayon_runner",
            of_global_pool(),
            threads(global_pool::<false>),
            threads(global_pool::<true>),
        ),
        wrong!(rayon_runner, a_number_of_its_own, TooManyWorkers),
        wrong!(rayon_runner, a_thread_for_the_rest, TooManyWorkers),
        wrong!(rayon_runner, parallel_for_the_first_hundred, Serialised),
        wrong!(rayon_runner, two_workers_at_the_most, TooFewWorkers),
        wrong!(rayon_runner, one_worker_does_nearly_all, Serialised),
        wrong!(rayon_runner, a_thread_a_number, OneWorkerPerItem),
        wrong!(rayon_runner, processes_for_threads, WrongEngine),
    ]
}

/// Started and joined in one loop: the next thread starts when the last has ended.
fn join_in_the_loop<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    let mut handles = Vec::new();
    for block in blocks(numbers, workers) {
        let handle = thread::spawn(|| block.map(sum_square).collect::<Vec<_>>());
        if MENDED {
            handles.push(handle);
        } else {
            sums.extend(handle.join().expect("no panic"));
        }
    }
    for handle in handles {
        sums.extend(handle.join().expect("no panic"));
    }
    Ok(sums)
}

/// One lock around the results, taken before the work.
fn lock_held_across_the_work<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let sums = Mutex::new(vec![0; usize::try_from(numbers)?]);
    thread::scope(|scope| {
        for block in blocks(numbers, workers) {
            let sums = &sums;
            scope.spawn(move || {
                for number in block {
                    let at = usize::try_from(number).expect("small");
                    if MENDED {
                        let sum = sum_square(number);
                        sums.lock().expect("no panic")[at] = sum;
                    } else {
                        let mut sums = sums.lock().expect("no panic");
                        sums[at] = sum_square(number);
                    }
                }
            });
        }
    });
    Ok(sums.into_inner()?)
}

/// A few numbers in parallel, to look busy.
fn parallel_first_serial_after<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let head = if MENDED {
        numbers
    } else {
        numbers.min(workers as u64)
    };
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let spawn =
            |block: std::ops::Range<u64>| scope.spawn(|| block.map(sum_square).collect::<Vec<_>>());
        let handles: Vec<_> = blocks(head, workers).into_iter().map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    sums.extend((head..numbers).map(sum_square));
    Ok(sums)
}

/// `install` moves the work to the pool; the iterator in it is a serial one.
fn serial_iterator_in_a_pool<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| {
        if MENDED {
            (0..numbers).into_par_iter().map(sum_square).collect()
        } else {
            (0..numbers).map(sum_square).collect()
        }
    }))
}

/// As many threads as the machine has cores, whatever was asked. Two and three are asked for, so
/// it depends on the machine which of the two it gets wrong.
fn global_pool<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(workers)
            .build()?;
        return Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()));
    }
    Ok((0..numbers).into_par_iter().map(sum_square).collect())
}

fn of_global_pool() -> Verdict {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    if cores > 2 {
        Verdict::TooManyWorkers
    } else {
        Verdict::TooFewWorkers
    }
}

/// "My machine has four cores."
fn a_number_of_its_own<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let workers = if MENDED { workers } else { 4 };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

/// Blocks of `numbers / workers`, a thread each, and what is left over makes one block more.
fn a_thread_for_the_rest<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let all: Vec<u64> = (0..numbers).collect();
    let length = if MENDED {
        all.len().div_ceil(workers)
    } else {
        all.len() / workers
    };
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let spawn = |chunk: &[u64]| {
            let chunk = chunk.to_vec();
            scope.spawn(move || chunk.into_iter().map(sum_square).collect::<Vec<_>>())
        };
        let handles: Vec<_> = all.chunks(length.max(1)).map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

/// As many as the test seemed to look at.
fn parallel_for_the_first_hundred<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let head = if MENDED { numbers } else { numbers.min(100) };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let mut sums: Vec<u64> = pool.install(|| (0..head).into_par_iter().map(sum_square).collect());
    sums.extend((head..numbers).map(sum_square));
    Ok(sums)
}

fn two_workers_at_the_most<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let workers = if MENDED { workers } else { workers.min(2) };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

/// The first thread gets one number a worker, and the last one all the others.
fn one_worker_does_nearly_all<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let crumbs = (workers as u64 - 1).min(numbers);
        let mut pieces: Vec<_> = (0..crumbs).map(|number| number..number + 1).collect();
        pieces.push(crumbs..numbers);
        let pieces = if MENDED {
            blocks(numbers, workers)
        } else {
            pieces
        };
        let spawn =
            |piece: std::ops::Range<u64>| scope.spawn(|| piece.map(sum_square).collect::<Vec<_>>());
        let handles: Vec<_> = pieces.into_iter().map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

/// A thread is cheap, and a thousand are not.
fn a_thread_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let blocks = if MENDED {
            blocks(numbers, workers)
        } else {
            (0..numbers).map(|n| n..n + 1).collect()
        };
        let spawn =
            |block: std::ops::Range<u64>| scope.spawn(|| block.map(sum_square).collect::<Vec<_>>());
        let handles: Vec<_> = blocks.into_iter().map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

fn processes_for_threads<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(workers)
            .build()?;
        return Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()));
    }
    let pool = Pool::new(workers)?;
    Ok(pool.map(sum_square, 0..numbers)?)
}
