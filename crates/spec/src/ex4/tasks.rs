//! What the student has to do in exercise 4.

use crate::{Task, Verdict};

pub(super) const TASKS: [Task; 4] = [
    Task {
        number: 1,
        function: "square_cubes",
        title: "map `square_cube` with a pool",
        minutes: 10,
        hints: [
            "`squares` below uses a pool, if not well. Which two steps does it take for a single number, and what \
             does `map` take as its second argument?",
            "`Pool::new(workers)?` starts the workers; `pool.map(function, list)?` returns a list of what the \
             function returned. The function is `square_cube`.",
            "`let pool = Pool::new(workers)?;` and `pool.map(square_cube, numbers)`, with \
             `use course_core::square_cube;` at the top.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "squares",
        title: "make one pool, and let it map all numbers",
        minutes: 10,
        hints: [
            "Run the exercise and compare the times of `cubes` and `squares`. How many processes does each of \
             them start?",
            "The pool is made in the loop, once for each number, and gets a list of one number. Make it once, \
             before; then what is the loop still there for?",
            "`let pool = Pool::new(workers)?;` and `pool.map(square, numbers)`: no loop, and no second list.",
        ],
        starts_with: Verdict::Serialised,
    },
    Task {
        number: 3,
        function: "who_did_what",
        title: "give the pairs in the order in which the tasks end",
        minutes: 15,
        hints: [
            "`map` returns when all is done, and in the order of the list. What would something have to look \
             like that gives each result when it is there?",
            "`pool.imap_unordered(parallel_test, numbers)` is an iterator: a `for` loop over it gets one result \
             after another, each of them an `Ok` or an `Err`.",
            "`for pair in pool.imap_unordered(parallel_test, numbers) { pairs.push(pair?); }`, with \
             `let mut pairs = Vec::new();` before it and `Ok(pairs)` after.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 4,
        function: "estimates",
        title: "map `pi_mc` over the seeds",
        minutes: 5,
        hints: [
            "What would happen if every worker used a seed of its own, and not the one from the list? Would two \
             runs agree?",
            "Nothing is new here: the function is `pi_mc`, and the list is that of the seeds.",
            "`let pool = Pool::new(workers)?;` and `pool.map(pi_mc, seeds)`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
