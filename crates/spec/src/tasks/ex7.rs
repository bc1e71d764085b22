//! What the student has to do in exercise 7, and the hints.

use crate::{Task, Verdict};

/// The exercise's package.
pub(crate) const PACKAGE: &str = "ex7-input-files";

pub(crate) const TASKS: [Task; 5] = [
    Task {
        number: 1,
        function: "input_files",
        title: "list the files, sorted",
        minutes: 10,
        hints: [
            "`std::fs::read_dir(folder)?` gives the entries of a folder one by one, in no order at all. Which of \
             them do you want? And when can they be sorted?",
            "An entry may itself be an error, so: `let path = entry?.path();`. `path.is_file()` tells files from \
             folders, and `picture::name_of(&path)` gives the name to look at for a dot.",
            "In the loop, `if path.is_file() && !picture::name_of(&path).starts_with('.') { files.push(path); }`; \
             after it `files.sort();` and `Ok(files)`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "convert_file",
        title: "turn one picture and save it",
        minutes: 10,
        hints: [
            "Three steps: the bytes of the new file, its name, and saving. Each of the three is a function that is \
             given, and two of them can fail.",
            "`picture::turn_picture(input)?` gives the bytes. `folder.join(picture::output_name(input))` is the \
             path of the new file. What would happen with `input.with_extension(\"png\")`?",
            "`let turned = picture::turn_picture(input)?;`, then \
             `course_core::save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;`, then `Ok(())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "serial_converter",
        title: "one file after another; a damaged one costs itself alone",
        minutes: 5,
        hints: [
            "Which line of the loop leaves the function, and when?",
            "A `?` behind a failure ends the function with that failure, and what `outcomes` held is gone. But \
             a failure is an outcome, too.",
            "`outcomes.push(convert_file(input, folder));` is the whole loop.",
        ],
        // Its own mistake shows when task 2 is done: before that no file can be converted.
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 4,
        function: "thread_converter",
        title: "the same on threads",
        minutes: 15,
        hints: [
            "Every picture by itself, results in the order of the inputs, a number of threads that is given: \
             you have done that before, in exercise 3.",
            "With rayon: a pool of `workers` threads from `rayon::ThreadPoolBuilder`, and in its `install` a \
             `par_iter()` over the inputs. A closure for threads that end in here may borrow `folder`.",
            "`let pool = rayon::ThreadPoolBuilder::new().num_threads(workers).build()?;`, then \
             `Ok(pool.install(|| inputs.par_iter().map(|input| convert_file(input, folder)).collect()))`, with \
             `use rayon::prelude::*;` at the top of the file.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 5,
        function: "process_converter",
        title: "the same in processes",
        minutes: 10,
        hints: [
            "A `multiprocess::ProcessPoolExecutor` has a `map`. A process shares no variables with you: what does \
             it have to be told about each file?",
            "Each input is a pair of paths, `(input.clone(), folder.to_owned())`, and the task takes such a pair. \
             The picture itself need not travel: the worker reads it.",
            "`let task = |(input, folder): (PathBuf, PathBuf)| convert_file(&input, &folder);`, \
             `let tasks = inputs.iter().map(|input| (input.clone(), folder.to_owned()));`, and \
             `Ok(ProcessPoolExecutor::new(workers)?.map(task, tasks)?)`, with `use multiprocess::ProcessPoolExecutor;` at \
             the top of the file.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
