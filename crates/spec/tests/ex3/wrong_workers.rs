//! Wrong in who does the work: nobody beside the caller, too few, too many, or the wrong kind.

use crate::{Answer, blocks, wrong_executor, wrong_threads};
use course_core::sum_square;
use multiprocess::{Pool, ProcessPoolExecutor};
use rayon::prelude::*;
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex3::Subject;
use std::sync::Mutex;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong_threads(
            "join_in_the_loop",
            Verdict::Serialised,
            join_in_the_loop::<false>,
            join_in_the_loop::<true>,
        ),
        wrong_threads(
            "lock_held_across_the_work",
            Verdict::Serialised,
            lock_held::<false>,
            lock_held::<true>,
        ),
        wrong_threads(
            "parallel_first_serial_after",
            Verdict::Serialised,
            serial_after::<false>,
            serial_after::<true>,
        ),
        wrong_threads(
            "serial_iterator_in_a_pool",
            Verdict::Serialised,
            not_parallel::<false>,
            not_parallel::<true>,
        ),
        wrong_threads(
            "rayon_with_its_global_pool",
            of_global_pool(),
            global_pool::<false>,
            global_pool::<true>,
        ),
        wrong_threads(
            "a_number_of_its_own",
            Verdict::TooManyWorkers,
            four_workers::<false>,
            four_workers::<true>,
        ),
        wrong_threads(
            "a_thread_a_number",
            Verdict::OneWorkerPerItem,
            thread_a_number::<false>,
            thread_a_number::<true>,
        ),
        wrong_threads(
            "processes_for_threads",
            Verdict::WrongEngine,
            processes::<false>,
            processes::<true>,
        ),
        wrong_executor(
            "the_starter",
            Verdict::TooFewWorkers,
            one_worker::<false>,
            one_worker::<true>,
        ),
        wrong_executor(
            "one_worker_short",
            Verdict::TooFewWorkers,
            one_short::<false>,
            one_short::<true>,
        ),
        wrong_executor(
            "serial_loop_beside_the_executor",
            Verdict::Serialised,
            beside::<false>,
            beside::<true>,
        ),
        wrong_executor(
            "result_in_the_loop",
            Verdict::Serialised,
            result_in_loop::<false>,
            result_in_loop::<true>,
        ),
        wrong_executor(
            "threads_for_processes",
            Verdict::WrongEngine,
            threads::<false>,
            threads::<true>,
        ),
        wrong_executor(
            "a_process_a_number",
            Verdict::OneWorkerPerItem,
            process_a_number::<false>,
            process_a_number::<true>,
        ),
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
fn lock_held<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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
fn serial_after<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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
fn not_parallel<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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
fn four_workers<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let workers = if MENDED { workers } else { 4 };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

/// A thread is cheap, and a thousand are not.
fn thread_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
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

fn processes<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(workers)
            .build()?;
        return Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()));
    }
    let pool = Pool::new(workers)?;
    Ok(pool.map(sum_square, 0..numbers)?)
}

/// As it is handed to the student.
fn one_worker<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED { workers } else { 1 };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// "The caller is a worker, too", and then it only waits.
fn one_short<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED {
        workers
    } else {
        (workers - 1).max(1)
    };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

/// The executor is there, and the loop beside it does the work.
fn beside<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    if MENDED {
        return Ok(executor.map(sum_square, 0..numbers)?);
    }
    Ok((0..numbers).map(sum_square).collect())
}

/// Each result is waited for before the next number is submitted.
fn result_in_loop<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut sums = Vec::new();
    let mut futures = Vec::new();
    for number in 0..numbers {
        let future = executor.submit(sum_square, number)?;
        if MENDED {
            futures.push(future);
        } else {
            sums.push(future.result()?);
        }
    }
    for future in futures {
        sums.push(future.result()?);
    }
    Ok(sums)
}

fn threads<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if MENDED {
        let executor = ProcessPoolExecutor::new(workers)?;
        return Ok(executor.map(sum_square, 0..numbers)?);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

/// As many workers as there are numbers.
fn process_a_number<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let max_workers = if MENDED {
        workers
    } else {
        usize::try_from(numbers)?.max(1)
    };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}
