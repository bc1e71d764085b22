//! Right answers by processes, written quite differently from the reference.

use crate::{Answer, blocks, right_executor};
use course_core::sum_square;
use multiprocess::{Pool, ProcessPoolExecutor};
use spec::corpus::Entry;
use spec::ex3::Subject;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        right_executor("executor_map", executor_map),
        right_executor("executor_submit_in_order", submit_in_order),
        right_executor("executor_collected_in_reverse", collected_in_reverse),
        right_executor("executor_a_task_a_block", task_a_block),
        right_executor("pool_map", pool_map),
        right_executor("pool_map_one_at_a_time", pool_chunks_of::<1>),
        right_executor("pool_map_in_chunks_of_seven", pool_chunks_of::<7>),
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
