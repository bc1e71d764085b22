//! What the student has to do in exercise 5.

use crate::{Task, Verdict};

pub(super) const TASKS: [Task; 6] = [
    Task {
        number: 1,
        function: "submit_naps",
        title: "submit three naps and wait for their futures",
        minutes: 10,
        hints: [
            "`are_prime` below makes an executor, submits, and asks for a result: the same three steps are \
             needed here. In which order, if no nap is to wait for another?",
            "`let f1 = executor.submit(|()| foo(), ())?;` hands in a nap and does not wait; `f1.result()?` waits. \
             Three futures first, then three results.",
            "`let executor = ProcessPoolExecutor::new(workers)?;`, three lines like \
             `let f1 = executor.submit(|()| foo(), ())?;`, three like `f1.result()?;`, and `Ok(())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "map_naps",
        title: "map naps of different lengths",
        minutes: 5,
        hints: [
            "An executor has a `map`. What does it take, and which function naps for as long as it is told?",
            "`executor.map(function, list)?` hands in a task for each of the list, and returns when all are done. \
             The function is `boo`.",
            "`let executor = ProcessPoolExecutor::new(workers)?;`, then `executor.map(boo, list)?;` and `Ok(())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "are_prime",
        title: "submit all numbers before the first result is asked for",
        minutes: 10,
        hints: [
            "Where does the loop wait? What do the other workers have to do meanwhile?",
            "Two loops: one that submits every number and keeps the futures, one that asks each future for its \
             result.",
            "`futures.push(executor.submit(is_prime, number)?);` in the first loop, and then \
             `for future in futures { answers.push(future.result()?); }`. Or all of it in one line, with \
             `executor.map(is_prime, numbers)`.",
        ],
        starts_with: Verdict::Serialised,
    },
    Task {
        number: 4,
        function: "prime_range",
        title: "let processes tell which numbers are prime",
        minutes: 15,
        hints: [
            "`map(is_prime, ...)` gives a `true` or `false` for each number, in order. How do you get from these \
             to the numbers?",
            "`start..end` is a list of the numbers for `map`. `(start..end).zip(answers)` then goes through numbers \
             and answers side by side.",
            "`let answers = executor.map(is_prime, start..end)?;`, and in \
             `for (number, prime) in (start..end).zip(answers)` push the number if it is prime.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 5,
        function: "as_they_end",
        title: "give the naps in the order in which they end",
        minutes: 15,
        hints: [
            "A loop over the futures asks the first one first, however long it takes. Who knows which of them \
             has ended?",
            "Submit all naps and keep the futures in a `Vec`. Then \
             `for (place, future) in as_completed(futures)`: `place` says which of the list it was.",
            "`futures.push(executor.submit(boo, *seconds)?);` for each of `&list`; in the second loop \
             `future.result()?; ended.push(list[place]);`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 6,
        function: "roots",
        title: "keep the result of every task, also of those that fail",
        minutes: 10,
        hints: [
            "What does `?` do when a result is an error? What becomes of the results that come after it?",
            "`future.result()` is a value like any other: either `Ok` with the root, or `Err` with what went wrong. \
             It can be pushed to a list as it is.",
            "Your answer to task 3 with `fragile` in place of `is_prime`, and `results.push(future.result());`, \
             without the `?`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
