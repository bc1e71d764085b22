//! The reference solution of exercise 6 against its laws.

use solutions::ex6_threads::{
    SmallExecutor, atomic_counter, counts, dots, locked_counter, own_counters, serial_counter,
};
use spec::ex6::{Answer, Executor, Subject};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(Subject {
        dots,
        counts,
        serial_counter,
        locked_counter,
        atomic_counter,
        own_counters,
        executor,
    })
}

fn executor(workers: usize) -> Answer<Executor> {
    let executor = SmallExecutor::new(workers);
    Ok(Box::new(move |task| {
        let future = executor.submit(task);
        Box::new(move || future.result())
    }))
}
