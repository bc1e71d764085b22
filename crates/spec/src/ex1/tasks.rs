//! What the student has to do in exercise 1.

use crate::{Task, Verdict};

pub(super) const TASKS: [Task; 4] = [
    Task {
        number: 1,
        function: "parallel_runner",
        title: "start three processes that call `foo`, then join them",
        minutes: 10,
        hints: [
            "Look at `print_numbers` below: it starts a process and joins it. What are the function and the \
             argument here? And what must not stand between the first start and the third?",
            "`Process::start(|()| foo(), ())?` starts one and returns at once. Keep what it returns: \
             `let mut p1 = ...`, and the same for `p2` and `p3`. Joins come after the last start.",
            "Three lines like `let mut p1 = Process::start(|()| foo(), ())?;`, then `p1.join()?;`, \
             `p2.join()?;`, `p3.join()?;`, then `Ok(())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "parallel_runner_loop",
        title: "the same for any number of naps, with loops",
        minutes: 10,
        hints: [
            "Three variables do not do for thirty processes: what holds as many as there are? How many loops \
             does it take, if no join may come before the last start?",
            "Start with `let mut processes = Vec::new();`. The first loop pushes a started process, \
             the second one goes through the list and joins each.",
            "`for _ in 0..naps { processes.push(Process::start(|()| foo(), ())?); }` and then \
             `for mut process in processes { process.join()?; }`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "print_numbers",
        title: "let the processes run at the same time",
        minutes: 5,
        hints: [
            "Run the exercise and look at the timeline of `numbers`. What does the loop wait for before it \
             starts the second process?",
            "`join` waits until the process has ended, and it stands in the loop that starts them. The \
             answer to task 2 has two loops.",
            "Put `let mut processes = Vec::new();` before the loop, `processes.push(Process::start(print_number, n)?);` \
             into it, and after it `for mut process in processes { process.join()?; }`.",
        ],
        starts_with: Verdict::Serialised,
    },
    Task {
        number: 4,
        function: "how_they_end",
        title: "join the processes and give back how each ended",
        minutes: 10,
        hints: [
            "A process gives no value back, only how it ended. Which of its methods waits for that, and what \
             type does it return?",
            "It is task 2 once more, with `check_prime` as the function, one of the numbers as the argument, \
             and a second list: each `process.join()?` returns an `End`, and that is what to keep.",
            "`for number in numbers { processes.push(Process::start(check_prime, *number)?); }`, then \
             `for mut process in processes { ends.push(process.join()?); }`, then `Ok(ends)`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
