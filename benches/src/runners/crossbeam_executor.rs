//! Threads that take blocks of items from one crossbeam channel and answer on another.

use crate::{Answers, Work};
use crossbeam::channel::unbounded;
use std::thread;

pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    let (tasks, waiting) = unbounded();
    let (results, finished) = unbounded();
    // Some 64 blocks a worker: enough to keep all busy to the end, and few enough that handing them out costs
    // nothing.
    let length = (items.len() / (64 * workers)).max(1);
    for block in items.chunks(length).enumerate() {
        tasks.send(block).map_err(|_| "nobody takes tasks")?;
    }
    drop(tasks); // so that the workers' loops end when the blocks are done

    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for (number, block) in &waiting {
                    let answers: Vec<_> = block.iter().cloned().map(W::task).collect();
                    // The other end stays open for as long as this scope.
                    let _ = results.send((number, answers));
                }
            });
        }
    });
    let mut blocks: Vec<_> = finished.try_iter().collect();
    blocks.sort_unstable_by_key(|(number, _)| *number);
    Ok(blocks
        .into_iter()
        .flat_map(|(_, answers)| answers)
        .collect())
}
