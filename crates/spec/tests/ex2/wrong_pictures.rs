//! Wrong with pictures in pools of threads and of processes.

use crate::{in_processes, on_threads, wrong};
use course_core::{probe, save_bytes_to_file, save_text_to_file};
use ex2_download::{Outcome, Outcomes, download_picture, web};
use multiprocess::{ProcessPoolExecutor, ThreadPoolExecutor};
use spec::Verdict;
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const THREADS: &str = "picture_threads";
const PROCESSES: &str = "picture_processes";

macro_rules! threads {
    ($answer:ident) => {
        [on_threads($answer::<false>), on_threads($answer::<true>)]
    };
}

macro_rules! processes {
    ($answer:ident) => {
        [
            in_processes($answer::<false>),
            in_processes($answer::<true>),
        ]
    };
}

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    use Verdict::{
        LeftRunning, LostItems, OneWorkerPerItem, OutOfOrder, Serialised, TooFewWorkers,
        WrongEngine, WrongResult,
    };
    vec![
        wrong(THREADS, "the_starter", Serialised, threads!(result_in_loop)),
        wrong(
            THREADS,
            "a_chain_of_iterators",
            Serialised,
            threads!(lazy_chain),
        ),
        wrong(
            THREADS,
            "collected_in_reverse",
            OutOfOrder,
            threads!(reversed),
        ),
        wrong(
            THREADS,
            "one_thread_short",
            TooFewWorkers,
            threads!(one_short),
        ),
        wrong(
            THREADS,
            "executor_forgotten",
            LeftRunning,
            threads!(forgotten),
        ),
        wrong(
            THREADS,
            "bytes_taken_for_text",
            LostItems,
            threads!(as_text),
        ),
        wrong(
            THREADS,
            "parallel_but_for_the_network",
            Serialised,
            threads!(one_line),
        ),
        wrong(
            PROCESSES,
            "result_in_the_loop",
            Serialised,
            processes!(process_in_loop),
        ),
        wrong(
            PROCESSES,
            "threads_for_processes",
            WrongEngine,
            processes!(threads_for_processes),
        ),
        wrong(
            PROCESSES,
            "a_process_a_picture",
            OneWorkerPerItem,
            processes!(process_a_picture),
        ),
        wrong(
            PROCESSES,
            "first_failure_ends_it",
            WrongResult,
            processes!(first_failure),
        ),
        wrong(
            PROCESSES,
            "a_pool_in_the_loop",
            Serialised,
            processes!(pool_in_loop),
        ),
    ]
}

/// As it is handed to the student.
fn result_in_loop<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let mut outcomes = Vec::new();
    let mut futures = Vec::new();
    for url in urls {
        let (url, folder) = (url.clone(), folder.to_owned());
        let future = executor.spawn(move || download_picture(&url, &folder))?;
        if MENDED {
            futures.push(future);
        } else {
            outcomes.push(future.result()?);
        }
    }
    for future in futures {
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}

/// Two `map`s in a chain are one loop.
fn lazy_chain<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let submitted = urls.iter().map(|url| {
        let (url, folder) = (url.clone(), folder.to_owned());
        executor.spawn(move || download_picture(&url, &folder))
    });
    let outcomes: multiprocess::Result<Vec<Outcome>> = if MENDED {
        let futures: Vec<_> = submitted.collect();
        futures.into_iter().map(|future| future?.result()).collect()
    } else {
        submitted.map(|future| future?.result()).collect()
    };
    Ok(outcomes?)
}

/// The last future is popped first.
fn reversed<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for url in urls {
        let (url, folder) = (url.clone(), folder.to_owned());
        futures.push(executor.spawn(move || download_picture(&url, &folder))?);
    }
    let mut outcomes = Vec::new();
    while let Some(future) = futures.pop() {
        outcomes.push(future.result()?);
    }
    if MENDED {
        outcomes.reverse();
    }
    Ok(outcomes)
}

/// "One thread is the main one", and that only waits.
fn one_short<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let threads = if MENDED {
        workers
    } else {
        (workers - 1).max(1)
    };
    let executor = ThreadPoolExecutor::new(threads)?;
    let folder = folder.to_owned();
    let urls = urls.to_vec();
    Ok(executor.map(move |url: String| download_picture(&url, &folder), urls)?)
}

/// The threads go on waiting for work.
fn forgotten<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let folder = folder.to_owned();
    let urls = urls.to_vec();
    let outcomes = executor.map(move |url: String| download_picture(&url, &folder), urls)?;
    if !MENDED {
        std::mem::forget(executor);
    }
    Ok(outcomes)
}

/// What worked for the books.
fn as_text<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    fn download<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
        let file = folder.join(web::picture_file(url));
        if MENDED {
            save_bytes_to_file(&web::get(url)?, file)?;
        } else {
            save_text_to_file(&[web::get_text(url)?], file)?;
        }
        Ok(())
    }
    let executor = ThreadPoolExecutor::new(workers)?;
    let folder = folder.to_owned();
    let urls = urls.to_vec();
    Ok(executor.map(move |url: String| download::<MENDED>(&url, &folder), urls)?)
}

/// A cheat: to the probe the threads are at work together, and then they stand in a line for the
/// network. It takes a changed `web.rs`, and shows at the server.
fn one_line<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    static LINE: Mutex<()> = Mutex::new(());
    fn download<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
        let client = web::Client::new(web::LIMITS);
        let picture = probe::work("get", url, || {
            let _turn = if MENDED { None } else { Some(LINE.lock()) };
            client.get(url)
        });
        save_bytes_to_file(&picture?, folder.join(web::picture_file(url)))?;
        Ok(())
    }
    let executor = ThreadPoolExecutor::new(workers)?;
    let folder = folder.to_owned();
    let urls = urls.to_vec();
    Ok(executor.map(move |url: String| download::<MENDED>(&url, &folder), urls)?)
}

type Input = (String, PathBuf);

fn task((url, folder): Input) -> Outcome {
    download_picture(&url, &folder)
}

fn inputs(urls: &[String], folder: &Path) -> Vec<Input> {
    let input = |url: &String| (url.clone(), folder.to_owned());
    urls.iter().map(input).collect()
}

fn process_in_loop<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let mut outcomes = Vec::new();
    let mut futures = Vec::new();
    for input in inputs(urls, folder) {
        let future = executor.submit(task, input)?;
        if MENDED {
            futures.push(future);
        } else {
            outcomes.push(future.result()?);
        }
    }
    for future in futures {
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}

fn threads_for_processes<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let inputs = inputs(urls, folder);
    Ok(if MENDED {
        ProcessPoolExecutor::new(workers)?.map(task, inputs)?
    } else {
        ThreadPoolExecutor::new(workers)?.map(task, inputs)?
    })
}

/// As many workers as there are pictures.
fn process_a_picture<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let max_workers = if MENDED { workers } else { urls.len().max(1) };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(task, inputs(urls, folder))?)
}

/// All outcomes become one.
fn first_failure<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let outcomes = executor.map(task, inputs(urls, folder))?;
    if !MENDED {
        let all: Outcome = outcomes.iter().cloned().collect();
        all.map_err(|failure| failure.to_string())?;
    }
    Ok(outcomes)
}

/// A new pool for each picture: it is waited for when it is dropped, at the end of the round.
fn pool_in_loop<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    if MENDED {
        let executor = ProcessPoolExecutor::new(workers)?;
        return Ok(executor.map(task, inputs(urls, folder))?);
    }
    let mut outcomes = Vec::new();
    for input in inputs(urls, folder) {
        let executor = ProcessPoolExecutor::new(workers)?;
        outcomes.extend(executor.map(task, [input])?);
    }
    Ok(outcomes)
}
