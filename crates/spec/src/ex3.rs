//! Exercise 3: the sum of squares, by executor, pool and rayon.

use crate::laws::{Runner, RunnerOf, SerialRunner};
use crate::{Engine, Law, Task, Verdict};
use course_core::sum_square_by_formula;

/// What a solution of exercise 3 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Given: one number after another.
    pub serial_runner: SerialRunner<u64>,
    /// Task 1: by a `ProcessPoolExecutor`.
    pub executor_runner: Runner<u64>,
    /// Task 2: by `Pool::map`.
    pub pool_runner: Runner<u64>,
    /// Task 3: by rayon, on threads.
    pub rayon_runner: Runner<u64>,
}

const TASKS: [Task; 3] = [
    Task {
        number: 1,
        function: "executor_runner",
        title: "give the executor as many workers as it is asked for",
        minutes: 5,
        hints: [
            "Run the exercise and look at the executor's rows: what does it gain from 2 workers, and from 4? \
             Who decides how many there are?",
            "`ProcessPoolExecutor::new` takes the number of workers. The function gets that number as its \
             second argument, and does not use all of it.",
            "`let max_workers = workers;` is the whole change.",
        ],
        starts_with: Verdict::TooFewWorkers,
    },
    Task {
        number: 2,
        function: "pool_runner",
        title: "the same with `Pool` and its `map`",
        minutes: 10,
        hints: [
            "Read `executor_runner` once more. A `Pool` is made with a number of workers, too, and has a `map` \
             that takes a function and the numbers.",
            "`Pool::new(workers)?` starts the workers, and `pool.map(function, numbers)?` returns when the \
             last result is there. Both can fail, so both end in a `?`.",
            "Two lines: `let pool = Pool::new(workers)?;` and `Ok(pool.map(sum_square, 0..numbers)?)`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "rayon_runner",
        title: "the same on threads, with rayon",
        minutes: 15,
        hints: [
            "Rayon turns an iterator into a parallel one: `into_par_iter()` in place of `into_iter()`. By \
             itself it takes as many threads as the machine has cores, whatever you were asked for.",
            "A pool of your own has a number of threads: `rayon::ThreadPoolBuilder::new().num_threads(workers)\
             .build()?`. What runs inside of its `install(|| ...)` runs on that pool.",
            "`Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))`, with \
             `use rayon::prelude::*;` at the top of the file.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex3-sum-squares";
    const WORK: &'static str = "sum_square";

    fn tasks() -> &'static [Task] {
        &TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        let runner = |function, runner| RunnerOf {
            function,
            runner,
            right: sum_square_by_formula,
        };
        let serial = runner("serial_runner", |s: &Self, numbers, _| {
            (s.serial_runner)(numbers)
        });
        let executor = runner("executor_runner", |s, numbers, workers| {
            (s.executor_runner)(numbers, workers)
        });
        let pool = runner("pool_runner", |s, numbers, workers| {
            (s.pool_runner)(numbers, workers)
        });
        let rayon = runner("rayon_runner", |s, numbers, workers| {
            (s.rayon_runner)(numbers, workers)
        });
        let mut laws = vec![serial.gives_every_value_in_order(&[1])];
        laws.extend(executor.parallel(Engine::Processes));
        laws.extend(pool.parallel(Engine::Processes));
        laws.extend(rayon.parallel(Engine::Threads));
        laws
    }
}
