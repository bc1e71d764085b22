//! Exercise 8: how much work to hand out at a time.

use crate::laws::{Runner, RunnerOf, SerialRunner, TunedRunnerOf};
use crate::{Engine, Law, Task, Verdict};
use course_core::sum_square_by_formula;
use std::error::Error;

type Answer = Result<Vec<u64>, Box<dyn Error>>;

/// What a solution of exercise 8 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Given: one number after another.
    pub serial_runner: SerialRunner<u64>,
    /// Task 1: by a `Pool`, so many numbers at a time.
    pub chunks_runner: fn(u64, usize, usize) -> Answer,
    /// Given: equal blocks, a thread each.
    pub blocks_runner: Runner<u64>,
    /// Task 2: threads that take the next number when they are free.
    pub on_demand_runner: Runner<u64>,
    /// Task 3: by a `Pool`, from so many numbers on.
    pub worthwhile_runner: fn(u64, usize, u64) -> Answer,
}

const TASKS: [Task; 3] = [
    Task {
        number: 1,
        function: "chunks_runner",
        title: "a pool that hands out so many numbers at a time",
        minutes: 10,
        hints: [
            "`Pool::map` sends several numbers at a time, and chooses by itself how many. Look at what the \
             builder of a pool can be told: `cargo doc -p multiprocess --open`, and there `Builder`.",
            "`Pool::builder()` begins it, `.build()?` ends it. In between stands what you choose: \
             `.max_workers(workers)`, and one line more for the size of a chunk.",
            "`let pool = Pool::builder().max_workers(workers).chunksize(chunk).build()?;` and then \
             `Ok(pool.map(sum_square, 0..numbers)?)`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "on_demand_runner",
        title: "threads that take the next number when they are free",
        minutes: 15,
        hints: [
            "`blocks_runner` decides beforehand who does what. Here nobody does: the threads share one thing \
             that says which number is next. What can several threads count with?",
            "An `AtomicU64` outside of `thread::scope`: `next.fetch_add(1, Ordering::Relaxed)` gives each \
             thread a number that no other gets. A thread ends when its number is not below `numbers`. It \
             keeps pairs of a number and its sum, because the sums come in any order.",
            "Each thread: `loop { let number = next.fetch_add(1, Ordering::Relaxed); if number >= numbers \
             { return done; } done.push((number, sum_square(number))); }`. After that join them all, put \
             their pairs into one `Vec`, `sort_unstable()` it, and keep the sums.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "worthwhile_runner",
        title: "no pool for so little work that it does not pay",
        minutes: 10,
        hints: [
            "Run the exercise with `--numbers 500`: how many times slower than serial is it with a pool? What \
             does the pool do before the first number?",
            "One `if` at the very top, before the pool is made: `numbers` and `worthwhile_from` are both \
             there. Then see what number the run names, and put it into `WORTHWHILE_FROM`.",
            "`if numbers < worthwhile_from { return serial_runner(numbers); }` before `Pool::new`, and the \
             line with `let _` goes.",
        ],
        starts_with: Verdict::NotWorthIt,
    },
];

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex8-granularity";
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
        let tuned = |function, runner| TunedRunnerOf {
            function,
            runner,
            right: sum_square_by_formula,
        };
        let serial = runner("serial_runner", |s: &Self, numbers, _| {
            (s.serial_runner)(numbers)
        });
        // Small enough that every worker of a fair window gets one.
        let threes = runner("chunks_runner", |s, numbers, workers| {
            (s.chunks_runner)(numbers, workers, 3)
        });
        let chunks = tuned("chunks_runner", |s: &Self, numbers, workers, chunk| {
            (s.chunks_runner)(numbers, workers, chunk)
        });
        let blocks = runner("blocks_runner", |s, numbers, workers| {
            (s.blocks_runner)(numbers, workers)
        });
        let on_demand = runner("on_demand_runner", |s, numbers, workers| {
            (s.on_demand_runner)(numbers, workers)
        });
        // Always worth while: the laws of a pool.
        let pool = runner("worthwhile_runner", |s, numbers, workers| {
            (s.worthwhile_runner)(numbers, workers, 0)
        });
        let worthwhile = tuned("worthwhile_runner", |s, numbers, workers, from| {
            (s.worthwhile_runner)(numbers, workers, from as u64)
        });
        let mut laws = vec![serial.gives_every_value_in_order(&[1])];
        laws.extend(threes.parallel(Engine::Processes));
        laws.push(chunks.hands_out_pieces());
        laws.extend(blocks.parallel(Engine::Threads));
        laws.extend(on_demand.parallel(Engine::Threads));
        laws.push(on_demand.hands_out_on_demand());
        laws.extend(pool.parallel(Engine::Processes));
        laws.push(worthwhile.stays_alone_with_little_work());
        laws.push(worthwhile.asks_others_from_there_on());
        laws
    }
}
