//! Processes: `Pool::map`, which chooses its own chunks.

use crate::Answer;
use course_core::sum_square;
use multiprocess::Pool;

pub(crate) fn run(numbers: u64, workers: usize) -> Answer {
    let pool = Pool::new(workers)?;
    let sums = pool.map(sum_square, 0..numbers)?;
    Ok(sums.into_iter().map(u128::from).sum())
}
