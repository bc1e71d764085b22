//! Rayon, in a pool of its own: the global one always has as many threads as there are cores.

use crate::{Answers, Work};
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    let task = |item: &W::Item| W::task(item.clone());
    Ok(pool.install(|| items.par_iter().map(task).collect()))
}
