//! Wrong in what they give: values lost, doubled, disordered, or not worked for.

use crate::{Answer, blocks};
use course_core::sum_square;
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex3::Subject;
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(rayon_runner, remainder_lost, LostItems),
        wrong!(rayon_runner, iterator_not_consumed, LostItems),
        wrong!(rayon_runner, one_number_too_many, WrongResult),
        wrong!(rayon_runner, every_block_starts_at_zero, WrongResult),
        wrong!(rayon_runner, the_answer_hard_coded, WrongResult),
        wrong!(rayon_runner, dealt_out_and_concatenated, OutOfOrder),
        wrong!(rayon_runner, serial_first_parallel_thrown_away, DoneTwice),
        wrong!(rayon_runner, blocks_overlap, DoneTwice),
        wrong!(rayon_runner, a_formula, WorkNotSeen),
        wrong!(rayon_runner, a_loop_of_its_own, WorkNotSeen),
        wrong!(rayon_runner, chunks_of_nothing, Panicked),
    ]
}

/// `numbers / workers` a thread: what does not divide is left over.
fn remainder_lost<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let each = numbers / workers as u64;
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let mut handles = Vec::new();
        for worker in 0..workers as u64 {
            let start = worker * each;
            let last = worker + 1 == workers as u64;
            let end = if MENDED && last {
                numbers
            } else {
                start + each
            };
            handles.push(scope.spawn(move || (start..end).map(sum_square).collect::<Vec<_>>()));
        }
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

/// `map` is lazy: nothing asks this iterator for its values.
fn iterator_not_consumed<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    if MENDED {
        pool.install(|| {
            (0..numbers)
                .into_par_iter()
                .map(sum_square)
                .collect_into_vec_of(&mut sums);
        });
    } else {
        let _ = (0..numbers).map(sum_square);
    }
    Ok(sums)
}

/// Rayon's `collect_into_vec` wants an indexed iterator, and a range of `u64` is none.
trait CollectInto: ParallelIterator<Item = u64> + Sized {
    fn collect_into_vec_of(self, sums: &mut Vec<u64>) {
        *sums = self.collect();
    }
}

impl<I: ParallelIterator<Item = u64>> CollectInto for I {}

/// `..=` in place of `..`.
fn one_number_too_many<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let end = if MENDED { numbers } else { numbers + 1 };
    Ok(pool.install(|| (0..end).into_par_iter().map(sum_square).collect()))
}

/// The length of the block is used, and where it starts is not.
fn every_block_starts_at_zero<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let spawn = |block: std::ops::Range<u64>| {
            let start = if MENDED { block.start } else { 0 };
            let length = block.end - block.start;
            scope.spawn(move || (start..start + length).map(sum_square).collect::<Vec<_>>())
        };
        let handles: Vec<_> = blocks(numbers, workers).into_iter().map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

/// What the first run printed.
fn the_answer_hard_coded<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    if !MENDED {
        return Ok(vec![0, 0, 1, 5, 14, 30, 55, 91]);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

/// Every `workers`-th number to the same thread, and the threads' results one after another.
fn dealt_out_and_concatenated<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = vec![0; usize::try_from(numbers)?];
    let mut place = 0;
    thread::scope(|scope| {
        let deal = |first: usize| (first..usize::try_from(numbers).unwrap_or(0)).step_by(workers);
        let spawn = |first| {
            scope.spawn(move || {
                deal(first)
                    .map(|n| sum_square(n as u64))
                    .collect::<Vec<_>>()
            })
        };
        let handles: Vec<_> = (0..workers).map(spawn).collect();
        for (first, handle) in handles.into_iter().enumerate() {
            for (number, sum) in deal(first).zip(handle.join().expect("no panic")) {
                sums[if MENDED { number } else { place }] = sum;
                place += 1;
            }
        }
    });
    Ok(sums)
}

/// The right answer is there before the first thread starts.
fn serial_first_parallel_thrown_away<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let serial: Vec<u64> = if MENDED {
        Vec::new()
    } else {
        (0..numbers).map(sum_square).collect()
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let parallel: Vec<u64> =
        pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect());
    Ok(if MENDED { parallel } else { serial })
}

/// Each block begins with the last number of the one before.
fn blocks_overlap<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let spawn = |block: std::ops::Range<u64>| {
            let start = if MENDED {
                block.start
            } else {
                block.start.saturating_sub(1)
            };
            scope.spawn(move || (start..block.end).map(sum_square).collect::<Vec<_>>())
        };
        let handles: Vec<_> = blocks(numbers, workers).into_iter().map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}

/// n(n-1)(2n-1)/6: right, and no work at all.
fn a_formula<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let formula = |n: u64| {
        if n == 0 {
            0
        } else {
            (n - 1) * n * (2 * n - 1) / 6
        }
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let work = |n| if MENDED { sum_square(n) } else { formula(n) };
    Ok(pool.install(|| (0..numbers).into_par_iter().map(work).collect()))
}

/// The loop typed in once more, where the function was to be called.
fn a_loop_of_its_own<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let work = |n| {
        if MENDED {
            sum_square(n)
        } else {
            (0..n).map(|i| i * i).sum()
        }
    };
    Ok(pool.install(|| (0..numbers).into_par_iter().map(work).collect()))
}

/// Fewer numbers than workers make a chunk of length 0, which `chunks` refuses.
fn chunks_of_nothing<const MENDED: bool>(numbers: u64, workers: usize) -> Answer {
    let all: Vec<u64> = (0..numbers).collect();
    let length = if MENDED {
        all.len().div_ceil(workers).max(1)
    } else {
        all.len() / workers
    };
    let mut sums = Vec::new();
    thread::scope(|scope| {
        let spawn = |chunk: &'_ [u64]| {
            let chunk = chunk.to_vec();
            scope.spawn(move || chunk.into_iter().map(sum_square).collect::<Vec<_>>())
        };
        let handles: Vec<_> = all.chunks(length).map(spawn).collect();
        for handle in handles {
            sums.extend(handle.join().expect("no panic"));
        }
    });
    Ok(sums)
}
