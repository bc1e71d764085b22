//! Rayon, in a pool of its own: the global one always has as many threads as there are cores.

use crate::Answer;
use course_core::sum_square;
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

pub(crate) fn run(numbers: u64, workers: usize) -> Answer {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    Ok(pool.install(|| {
        (0..numbers)
            .into_par_iter()
            .map(|i| u128::from(sum_square(i)))
            .sum()
    }))
}
