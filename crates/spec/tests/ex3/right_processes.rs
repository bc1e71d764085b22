//! Right answers by processes, written quite differently from the reference.

use crate::{Answer, blocks, right_executor, right_pool};
use course_core::sum_square;
use multiprocess::{Future, Pool, ProcessPoolExecutor};
use spec::corpus::Entry;
use spec::ex3::Subject;
use std::collections::VecDeque;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right_executor("executor_map", executor_map),
        right_executor("executor_submit_in_order", submit_in_order),
        right_executor("executor_collected_in_reverse", collected_in_reverse),
        right_executor("executor_a_task_a_block", task_a_block),
        right_executor("executor_with_a_window_of_results", window),
        right_executor("executor_a_wave_at_a_time", executor_waves),
        right_pool("pool_map", pool_map),
        right_pool("pool_map_ten_at_a_time", pool_waves),
        right_pool("pool_imap_unordered_sorted", unordered_sorted),
        right_pool("pool_map_one_at_a_time", pool_chunks_of::<1>),
        right_pool("pool_map_in_chunks_of_seven", pool_chunks_of::<7>),
    ]
}

fn executor_map(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    Ok(executor.map(sum_square, 0..numbers)?)
}

fn submit_in_order(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures: Result<Vec<_>, _> = (0..numbers)
        .map(|number| executor.submit(sum_square, number))
        .collect();
    let mut sums = Vec::new();
    for future in futures? {
        sums.push(future.result()?);
    }
    Ok(sums)
}

fn collected_in_reverse(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let futures: Result<Vec<_>, _> = (0..numbers)
        .map(|number| executor.submit(sum_square, number))
        .collect();
    let mut sums = Vec::new();
    for future in futures?.into_iter().rev() {
        sums.push(future.result()?);
    }
    sums.reverse();
    Ok(sums)
}

fn task_a_block(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let blocks = blocks(numbers, workers)
        .into_iter()
        .map(|block| (block.start, block.end));
    let sums = executor.map(
        |(start, end): (u64, u64)| (start..end).map(sum_square).collect::<Vec<_>>(),
        blocks,
    )?;
    Ok(sums.concat())
}

fn pool_map(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    Ok(pool.map(sum_square, 0..numbers)?)
}

fn pool_chunks_of<const CHUNK: usize>(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::builder()
        .max_workers(workers)
        .chunksize(CHUNK)
        .build()?;
    Ok(pool.map(sum_square, 0..numbers)?)
}

/// No more results are waited for than there are workers.
fn window(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut waiting = VecDeque::new();
    let mut sums = Vec::new();
    for number in 0..numbers {
        if waiting.len() == workers
            && let Some(oldest) = waiting.pop_front()
        {
            let oldest: Future<u64> = oldest;
            sums.push(oldest.result()?);
        }
        waiting.push_back(executor.submit(sum_square, number)?);
    }
    for future in waiting {
        sums.push(future.result()?);
    }
    Ok(sums)
}

fn executor_waves(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let all: Vec<u64> = (0..numbers).collect();
    let mut sums = Vec::new();
    for wave in all.chunks(workers) {
        let futures: Result<Vec<_>, _> = wave
            .iter()
            .map(|number| executor.submit(sum_square, *number))
            .collect();
        for future in futures? {
            sums.push(future.result()?);
        }
    }
    Ok(sums)
}

fn pool_waves(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    let all: Vec<u64> = (0..numbers).collect();
    let mut sums = Vec::new();
    for wave in all.chunks(10) {
        sums.extend(pool.map(sum_square, wave.iter().copied())?);
    }
    Ok(sums)
}

fn unordered_sorted(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    let pairs: Result<Vec<(u64, u64)>, _> = pool
        .imap_unordered(|number: u64| (number, sum_square(number)), 0..numbers)
        .collect();
    let mut pairs = pairs?;
    pairs.sort_unstable();
    Ok(pairs.into_iter().map(|(_, sum)| sum).collect())
}
