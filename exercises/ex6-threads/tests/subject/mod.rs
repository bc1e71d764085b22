//! What the checks ask for, taken from `src/lib.rs`.

use ex6_threads::{
    SmallExecutor, atomic_counter, counts, dots, locked_counter, own_counters, serial_counter,
};
use spec::ex6::{Answer, Executor, Subject};

pub(crate) fn subject() -> Subject {
    Subject {
        dots,
        counts,
        serial_counter,
        locked_counter,
        atomic_counter,
        own_counters,
        executor,
    }
}

/// The executor as the checks use it: a function that submits a task and gives one that waits for
/// its result. To drop it is to drop the executor.
fn executor(workers: usize) -> Answer<Executor> {
    let executor = SmallExecutor::new(workers);
    Ok(Box::new(move |task| {
        let future = executor.submit(task);
        Box::new(move || future.result())
    }))
}
