//! Processes: `Pool::map`, which chooses its own chunks.

use crate::{Answers, Work};
use multiprocess::Pool;

pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    let pool = Pool::new(workers)?;
    Ok(pool.map(W::task, items.to_vec())?)
}
