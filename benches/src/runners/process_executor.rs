//! Processes: `ProcessPoolExecutor::map`, which chooses its own chunks.

use crate::Answer;
use course_core::sum_square;
use multiprocess::ProcessPoolExecutor;

pub(crate) fn run(numbers: u64, workers: usize) -> Answer {
    let executor = ProcessPoolExecutor::new(workers)?;
    let sums = executor.map(sum_square, 0..numbers)?;
    Ok(sums.into_iter().map(u128::from).sum())
}
