//! Wrong with pictures in pools of threads and of processes.

use course_core::{probe, save_bytes_to_file, save_text_to_file};
use ex2_download::{Outcome, Outcomes, download_picture, web};
use multiprocess::{ProcessPoolExecutor, ThreadPoolExecutor};
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(picture_threads, the_starter, Serialised),
        wrong!(picture_threads, a_chain_of_iterators, Serialised),
        wrong!(picture_threads, collected_in_reverse, OutOfOrder),
        wrong!(picture_threads, one_thread_short, TooFewWorkers),
        wrong!(picture_threads, executor_forgotten, LeftRunning),
        wrong!(picture_threads, bytes_taken_for_text, LostItems),
        wrong!(picture_threads, parallel_but_for_the_network, Serialised),
        wrong!(picture_processes, result_in_the_loop, Serialised),
        wrong!(picture_processes, threads_for_processes, WrongEngine),
        wrong!(picture_processes, a_process_a_picture, OneWorkerPerItem),
        wrong!(picture_processes, first_failure_ends_it, WrongResult),
        wrong!(picture_processes, a_pool_in_the_loop, Serialised),
    ]
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
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
fn a_chain_of_iterators<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
fn collected_in_reverse<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
fn one_thread_short<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
fn executor_forgotten<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
fn bytes_taken_for_text<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
fn parallel_but_for_the_network<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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

fn result_in_the_loop<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
fn a_process_a_picture<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let max_workers = if MENDED { workers } else { urls.len().max(1) };
    let executor = ProcessPoolExecutor::new(max_workers)?;
    Ok(executor.map(task, inputs(urls, folder))?)
}

/// All outcomes become one.
fn first_failure_ends_it<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let outcomes = executor.map(task, inputs(urls, folder))?;
    if !MENDED {
        let all: Outcome = outcomes.iter().cloned().collect();
        all.map_err(|failure| failure.to_string())?;
    }
    Ok(outcomes)
}

/// A new pool for each picture: it is waited for when it is dropped, at the end of the round.
fn a_pool_in_the_loop<const MENDED: bool>(
    urls: &[String],
    folder: &Path,
    workers: usize,
) -> Outcomes {
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
