//! Threads: `ThreadPoolExecutor::map`, which chooses its own chunks.

use crate::{Answers, Work};
use multiprocess::ThreadPoolExecutor;

pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    let executor = ThreadPoolExecutor::new(workers)?;
    Ok(executor.map(W::task, items.to_vec())?)
}
