//! What the student has to do in exercise 2, and the hints.

use crate::{Task, Verdict};

/// The exercise's package.
pub(crate) const PACKAGE: &str = "ex2-download";

pub(crate) const TASKS: [Task; 6] = [
    Task {
        number: 1,
        function: "download_book",
        title: "get a book and save it",
        minutes: 15,
        hints: [
            "Four steps, each a line: get the text, find the title, split the text into lines, save them. \
             Everything that can fail gives a `Result`, and a `?` behind it hands the failure on.",
            "`web::get_text(url)?` is the whole book. `web::title(&book, url)?` is its title, and \
             `web::book_file(title, url)` the name of its file, which is safe to `join` to the folder. \
             `book.lines().collect()` gives a `Vec<&str>`.",
            "After `let book = web::get_text(url)?;`, `let title = web::title(&book, url)?;` and \
             `let lines: Vec<&str> = book.lines().collect();` the last two lines are \
             `save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;` and `Ok(())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "serial_downloader",
        title: "one book after another",
        minutes: 10,
        hints: [
            "A loop over the addresses, and a `Vec` that collects what became of each. What should happen to \
             the third book if the second cannot be had?",
            "`download_book(url, folder)` gives an `Outcome`. A `?` behind it would end the function with the \
             first failure; push the outcome itself.",
            "`for url in urls { outcomes.push(download_book(url, folder)); }`, with \
             `let mut outcomes = Vec::new();` before it and `Ok(outcomes)` after it.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "process_downloader",
        title: "a process for each book",
        minutes: 15,
        hints: [
            "Two loops: the first starts all processes and keeps them in a `Vec`, the second joins each. With one \
             loop for both, which process would run at the same time as another?",
            "`multiprocess::Process::start(task, argument)?` takes a function of one argument, and a process \
             shares no variables: hand it a tuple of the address and the folder, both owned, \
             `(url.clone(), folder.to_owned())`. `process.join()?` tells how it ended, and its `success()` whether \
             that was well.",
            "The task is `|(url, folder): (String, PathBuf)| download_book(&url, &folder)`. In the second loop, \
             `for (url, process) in urls.iter().zip(&mut processes)`, let `end` be `process.join()?`, and push \
             `Ok(())` if `end.success()`, else `Err(Failure::of(url, end))`. `PathBuf` stands beside `Path` in \
             `std::path`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 4,
        function: "page_downloader",
        title: "the six pages on threads",
        minutes: 10,
        hints: [
            "A `ThreadPoolExecutor` has a `map`, as pools do: it takes a function and the inputs, and gives \
             the results in their order. What is the input here, and what the result?",
            "Make the addresses first: `format!(\"{site}/3/library/{topic}.html\")` for each topic, in a \
             `Vec<String>`. A thread may outlive this function, as far as the compiler knows, so the folder has to be \
             the closure's own: `let folder = folder.to_owned();` and a `move` closure.",
            "`let executor = ThreadPoolExecutor::new(workers)?;` and then \
             `Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?)`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 5,
        function: "picture_threads",
        title: "start all downloads before waiting for the first",
        minutes: 10,
        hints: [
            "Look at the timeline of `pictures-threads`. `spawn` returns at once. Which line of the loop does \
             not?",
            "`future.result()` waits for the download. So the second one is submitted when the first is done. \
             Submit them all first, and keep the futures.",
            "Push each future to a `Vec` in the loop, and collect the results in a second loop after it: \
             `for future in futures { outcomes.push(future.result()?); }`.",
        ],
        starts_with: Verdict::Serialised,
    },
    Task {
        number: 6,
        function: "picture_processes",
        title: "the same in a pool of processes",
        minutes: 10,
        hints: [
            "A `ProcessPoolExecutor` has the same `map` as the one for threads. But a closure for it must not \
             capture anything: another process has none of these variables.",
            "What the closure needs has to come with each input: make every input a tuple of the address and the \
             folder, as for the processes of task 3.",
            "`let task = |(url, folder): (String, PathBuf)| download_picture(&url, &folder);`, \
             `let inputs = urls.iter().map(|url| (url.clone(), folder.to_owned()));`, and \
             `Ok(ProcessPoolExecutor::new(workers)?.map(task, inputs)?)`, with `ProcessPoolExecutor` beside \
             `ThreadPoolExecutor` in the `use` at the top of the file.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
