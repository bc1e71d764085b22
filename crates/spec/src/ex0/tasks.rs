//! What the student has to do in exercise 0.

use crate::{Task, Verdict};

pub(super) const TASKS: [Task; 4] = [
    Task {
        number: 1,
        function: "time_three_naps",
        title: "take three naps and tell how long they took",
        minutes: 10,
        hints: [
            "Three things in this order: note the time, nap three times, see how much later it is. Which of \
             them is the value of the function?",
            "`let start = Instant::now();` comes first, with `use std::time::Instant;` at the top of the file. \
             `start.elapsed()` at the end is a `Duration`.",
            "`let start = Instant::now();`, then `for _ in 0..3 { foo(); }`, then `start.elapsed()` without a \
             semicolon; and `use course_core::foo;` at the top.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "time_naps",
        title: "the same for a list of naps",
        minutes: 5,
        hints: [
            "What has to change in your answer to task 1, if the naps come from a list and differ?",
            "A `for` loop goes through a list: `for seconds in list`. It lends each element, and `*seconds` is \
             the number.",
            "Task 1 with `for seconds in list { boo(*seconds); }` as its loop.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "my_map",
        title: "write a map with a loop",
        minutes: 10,
        hints: [
            "Before the loop there is an empty container; after it, a full one. What happens once for each \
             element?",
            "`let mut output = Vec::new();`, and in a loop over `array` an `output.push(...)` of what the \
             function makes of the element.",
            "The loop is `for element in array { output.push(function(element)); }`, and the last line is \
             `output`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 4,
        function: "map_by_iterator",
        title: "write a map with an iterator",
        minutes: 5,
        hints: [
            "An iterator has a `map` of its own. Is what it returns a list? What happens if nobody asks it \
             for its values?",
            "`array.iter()` lends the elements one by one, `.map(...)` promises to apply a function to each, and \
             `.collect()` asks for them all.",
            "`array.iter().map(function).collect()`",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
