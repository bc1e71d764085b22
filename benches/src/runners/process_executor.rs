//! Processes: `ProcessPoolExecutor::map`, which chooses its own chunks.

use crate::{Answers, Work};
use multiprocess::ProcessPoolExecutor;

pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    let executor = ProcessPoolExecutor::new(workers)?;
    Ok(executor.map(W::task, items.to_vec())?)
}
