//! Right answers, written quite differently from the reference.

use crate::{Answer, Chunks, Worthwhile, chunks, in_order, on_demand, worthwhile};
use course_core::sum_square;
use crossbeam::channel;
use multiprocess::{Executor, Pool, ProcessPoolExecutor, ThreadPoolExecutor};
use rayon::prelude::*;
use spec::corpus::Entry;
use spec::ex8::Subject;
use spec::laws::Runner;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        by_demand("a_locked_range", locked_range),
        by_demand("a_channel_that_was_filled", filled_channel),
        by_demand("a_channel_without_room", rendezvous),
        by_demand("rayon", rayon_pool),
        by_demand("rayon_one_by_one", rayon_one_by_one),
        by_demand("the_largest_first", largest_first),
        by_demand("pieces_of_four", pieces_of_four),
        by_demand("pieces_that_get_smaller", guided),
        by_demand("a_future_a_number", futures),
        by_chunks("a_task_a_chunk", task_a_chunk),
        by_chunks("imap", imap),
        by_chunks("a_chunk_is_the_input", chunk_is_the_input),
        by_worth("an_executor", worth_an_executor),
        by_worth("a_match", worth_a_match),
    ]
}

fn by_demand(name: &'static str, runner: Runner<u64>) -> Entry<Subject> {
    Entry::right(name, "on_demand_runner", on_demand(runner))
}

fn by_chunks(name: &'static str, runner: Chunks) -> Entry<Subject> {
    Entry::right(name, "chunks_runner", chunks(runner))
}

fn by_worth(name: &'static str, runner: Worthwhile) -> Entry<Subject> {
    Entry::right(name, "worthwhile_runner", worthwhile(runner))
}

/// `workers` threads that do what `next` gives them until it gives no more.
fn threads(workers: usize, next: impl Fn() -> Option<u64> + Sync) -> Answer {
    let done = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(number) = next() {
                    let sum = sum_square(number);
                    done.lock().expect("no panic").push((number, sum));
                }
            });
        }
    });
    Ok(in_order(done.into_inner()?))
}

fn locked_range(numbers: u64, workers: usize) -> Answer {
    let range = Mutex::new(0..numbers);
    threads(workers, || range.lock().expect("no panic").next())
}

fn filled_channel(numbers: u64, workers: usize) -> Answer {
    let (sender, receiver) = channel::unbounded();
    for number in 0..numbers {
        sender.send(number)?;
    }
    drop(sender);
    threads(workers, || receiver.recv().ok())
}

/// Who sends a number waits until somebody takes it.
fn rendezvous(numbers: u64, workers: usize) -> Answer {
    let (sender, receiver) = channel::bounded(0);
    let feeder = thread::spawn(move || (0..numbers).try_for_each(|number| sender.send(number)));
    let sums = threads(workers, || receiver.recv().ok());
    feeder.join().expect("no panic")?;
    sums
}

fn rayon_pool(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

fn rayon_one_by_one(numbers: u64, workers: usize) -> Answer {
    let all: Vec<u64> = (0..numbers).collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    let work = || {
        all.par_iter()
            .with_max_len(1)
            .map(|number| sum_square(*number))
            .collect()
    };
    Ok(pool.install(work))
}

/// So that what is left at the end is small.
fn largest_first(numbers: u64, workers: usize) -> Answer {
    let left = AtomicU64::new(numbers);
    let one_less = |left: u64| left.checked_sub(1);
    threads(workers, || {
        let before = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less);
        before.ok().map(|before| before - 1)
    })
}

fn pieces_of_four(numbers: u64, workers: usize) -> Answer {
    let next = AtomicU64::new(0);
    let done = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let start = next.fetch_add(4, Ordering::Relaxed);
                    if start >= numbers {
                        break;
                    }
                    let piece = start..(start + 4).min(numbers);
                    let sums: Vec<_> = piece.map(|number| (number, sum_square(number))).collect();
                    done.lock().expect("no panic").extend(sums);
                }
            });
        }
    });
    Ok(in_order(done.into_inner()?))
}

/// Whoever is free takes a share of what is left, so the pieces end up small.
fn guided(numbers: u64, workers: usize) -> Answer {
    let left = Mutex::new(0..numbers);
    let done = Mutex::new(Vec::new());
    let take = || {
        let mut left = left.lock().expect("no panic");
        let share = (left.end - left.start).div_ceil(3 * workers as u64);
        let piece = left.start..left.start + share;
        left.start = piece.end;
        piece
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let piece = take();
                    if piece.is_empty() {
                        break;
                    }
                    for number in piece {
                        let sum = sum_square(number);
                        done.lock().expect("no panic").push((number, sum));
                    }
                }
            });
        }
    });
    Ok(in_order(done.into_inner()?))
}

fn futures(numbers: u64, workers: usize) -> Answer {
    let executor = ThreadPoolExecutor::new(workers)?;
    let futures: Result<Vec<_>, _> = (0..numbers)
        .map(|number| executor.submit(sum_square, number))
        .collect();
    let mut sums = Vec::new();
    for future in futures? {
        sums.push(future.result()?);
    }
    Ok(sums)
}

fn sums_of((start, end): (u64, u64)) -> Vec<u64> {
    (start..end).map(sum_square).collect()
}

/// Where each chunk begins and ends.
fn cut(numbers: u64, chunk: usize) -> Vec<(u64, u64)> {
    (0..numbers)
        .step_by(chunk.max(1))
        .map(|start| (start, (start + chunk as u64).min(numbers)))
        .collect()
}

fn task_a_chunk(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures: Result<Vec<_>, _> = cut(numbers, chunk)
        .into_iter()
        .map(|block| executor.submit(sums_of, block))
        .collect();
    let mut sums = Vec::new();
    for future in futures? {
        sums.extend(future.result()?);
    }
    Ok(sums)
}

fn imap(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let pool = Pool::builder()
        .chunksize(chunk)
        .max_workers(workers)
        .build()?;
    let pairs: Result<Vec<_>, _> = pool
        .imap_unordered(|number: u64| (number, sum_square(number)), 0..numbers)
        .collect();
    Ok(in_order(pairs?))
}

fn chunk_is_the_input(numbers: u64, workers: usize, chunk: usize) -> Answer {
    let pool = Pool::builder().max_workers(workers).chunksize(1).build()?;
    Ok(pool.map(sums_of, cut(numbers, chunk))?.concat())
}

fn worth_an_executor(numbers: u64, workers: usize, from: u64) -> Answer {
    let all = 0..numbers;
    if from > numbers {
        return Ok(all.map(sum_square).collect());
    }
    Ok(Executor::map(
        &ProcessPoolExecutor::new(workers)?,
        sum_square,
        all,
    )?)
}

fn worth_a_match(numbers: u64, workers: usize, from: u64) -> Answer {
    match numbers.checked_sub(from) {
        Some(_) => Ok(Pool::new(workers)?.map(sum_square, 0..numbers)?),
        None => Ok((0..numbers).map(sum_square).collect()),
    }
}
