//! The answer to exercise 2: downloads, by processes, threads and pools.
//!
//! ```text
//! cargo run -p solutions -- ex2-download
//! ```

use course_core::{Failure, save_text_to_file};
use ex2_download::{Outcome, Outcomes, download_page, download_picture, web};
use multiprocess::{Process, ProcessPoolExecutor, ThreadPoolExecutor};
use std::path::{Path, PathBuf};

/// Task 1: gets a book, and saves it under a name that is made of its title.
///
/// # Errors
/// The book cannot be had, has no title, or cannot be saved.
pub fn download_book(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

/// Task 2: one book after another. There is no `?` in the loop: it would end with the first failure.
///
/// # Errors
/// Never: what happens to a book is that book's outcome.
pub fn serial_downloader(urls: &[String], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for url in urls {
        outcomes.push(download_book(url, folder));
    }
    Ok(outcomes)
}

/// Task 3: a process for each book, all started before the first is joined. A process gives nothing back
/// but how it ended; what went wrong in it, it has printed.
///
/// # Errors
/// A process cannot be started.
pub fn process_downloader(urls: &[String], folder: &Path) -> Outcomes {
    let mut processes = Vec::new();
    for url in urls {
        let task = |(url, folder): (String, PathBuf)| download_book(&url, &folder);
        processes.push(Process::start(task, (url.clone(), folder.to_owned()))?);
    }
    let mut outcomes = Vec::new();
    for (url, process) in urls.iter().zip(&mut processes) {
        let end = process.join()?;
        outcomes.push(if end.success() {
            Ok(())
        } else {
            Err(Failure::of(url, end))
        });
    }
    Ok(outcomes)
}

/// Task 4: the pages on threads.
///
/// # Errors
/// A thread cannot be started.
pub fn page_downloader(site: &str, topics: &[&str], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let url = |topic: &&str| format!("{site}/3/library/{topic}.html");
    let urls: Vec<String> = topics.iter().map(url).collect();
    let folder = folder.to_owned(); // for the threads to keep
    Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?)
}

/// Task 5: first all are submitted, and only then is the first waited for.
///
/// # Errors
/// A thread cannot be started.
pub fn picture_threads(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    let mut futures = Vec::new();
    for url in urls {
        let (url, folder) = (url.clone(), folder.to_owned()); // for the thread to keep
        futures.push(executor.spawn(move || download_picture(&url, &folder))?);
    }
    let mut outcomes = Vec::new();
    for future in futures {
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}

/// Task 6: processes share no variables, so the folder travels with each address.
///
/// # Errors
/// A process cannot be started, or ends before it should.
pub fn picture_processes(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ProcessPoolExecutor::new(workers)?;
    let task = |(url, folder): (String, PathBuf)| download_picture(&url, &folder);
    let inputs = urls.iter().map(|url| (url.clone(), folder.to_owned()));
    Ok(executor.map(task, inputs)?)
}
