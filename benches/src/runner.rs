//! The ways of doing the work that are compared.

use crate::runners::{
    crossbeam_executor, pool, process_executor, rayon_pool, scoped_threads, serial,
};
use std::error::Error;

/// The total of `sum_square(i)` over all the numbers, or why there is none.
pub type Answer = Result<u128, Box<dyn Error>>;

/// One way of doing the work.
#[derive(Clone, Copy)]
pub struct Runner {
    /// The middle part of its ids.
    pub name: &'static str,
    /// Adds up `sum_square(i)` for `i` below the first argument, with as many workers as the second
    /// says. It starts its workers and ends them: an iteration is the whole answer.
    pub run: fn(numbers: u64, workers: usize) -> Answer,
}

/// The one that all others are compared with. It pays no attention to the number of workers.
pub const SERIAL: Runner = Runner {
    name: "serial",
    run: serial::run,
};

/// Those whose workers are threads. They take any number of workers.
pub const ON_THREADS: [Runner; 3] = [
    Runner {
        name: "scoped_threads",
        run: scoped_threads::run,
    },
    Runner {
        name: "rayon",
        run: rayon_pool::run,
    },
    Runner {
        name: "crossbeam_executor",
        run: crossbeam_executor::run,
    },
];

/// Those whose workers are processes. `main` must have called `multiprocess::init` first.
pub const ON_PROCESSES: [Runner; 2] = [
    Runner {
        name: "pool",
        run: pool::run,
    },
    Runner {
        name: "process_executor",
        run: process_executor::run,
    },
];

#[cfg(test)]
mod tests {
    use super::{ON_THREADS, SERIAL};
    use course_core::sum_square_total;

    #[test]
    fn every_number_is_done_once() {
        // The runners on processes are left out: their workers would be this test program, started
        // again, whose `main` is not ours. The benchmark checks them, also when it runs as a test.
        for runner in ON_THREADS {
            for workers in 1..=5 {
                for numbers in [0, 1, 2, 3, 100, 1_001] {
                    let answer = (runner.run)(numbers, workers).expect(runner.name);
                    assert_eq!(
                        answer,
                        sum_square_total(numbers),
                        "{} {workers}",
                        runner.name
                    );
                }
            }
        }
    }

    #[test]
    fn the_serial_one_does_too() {
        assert_eq!(
            (SERIAL.run)(1_001, 1).expect("it cannot fail"),
            sum_square_total(1_001)
        );
    }
}
