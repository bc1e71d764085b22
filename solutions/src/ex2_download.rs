// <solution>
//! The answer to exercise 2: downloads, by processes, threads and pools.
//!
//! ```text
//! cargo run -p solutions -- ex2-download
//! ```

use course_core::{Failure, save_bytes_to_file, save_text_to_file};
use ex2_download::web;
use multiprocess::{Process, ProcessPoolExecutor, ThreadPoolExecutor};
use std::error::Error;
use std::path::{Path, PathBuf};
// </solution>
//| //! Download books, pages and pictures, many at once: write the functions marked `Task` below.
//| //!
//| //! A download waits for the network nearly all of the time and needs hardly any of a core. So many of
//| //! them can wait at once, far more than there are cores. The exercise starts a web server on this machine
//| //! (`crates/bookserver`), which lets every answer wait; nothing comes from the internet.
//| //!
//| //! ```text
//| //! cargo run  -p ex2-download           run it: how long do the downloads take?
//| //! cargo test -p ex2-download           check it: are they all there, and at the same time?
//| //! cargo course hint ex2 --task 1       get a hint
//| //! cargo doc  -p multiprocess --open    read what Process and the executors can do
//| //! ```
//|
//| pub mod progress; // given: the bars
//| pub mod show; // given: the table that the program prints
//| pub mod site; // given: where the downloads come from
//| pub mod web; // given: `get`, and what goes with it
//|
//| use course_core::{Failure, save_bytes_to_file, save_text_to_file};
//| use multiprocess::ThreadPoolExecutor;
//| use std::error::Error;
//| use std::path::Path;

/// What became of one download: it was saved; or why not, in words that name it.
pub type Outcome = Result<(), Failure>;

/// What became of each download, in the order of the addresses; or why nothing could be started.
pub type Outcomes = Result<Vec<Outcome>, Box<dyn Error>>;

// ANCHOR: download_book
/// Task 1: gets the book at `url` and saves its lines in `folder`.
///
/// `web::get_text` gets it, `web::title` finds the title in it, `web::book_file` makes the name of a
/// file out of both, and `save_text_to_file` writes the file.
///
/// # Errors
/// The book cannot be had, has no title, or cannot be saved.
pub fn download_book(url: &str, folder: &Path) -> Outcome {
    // <solution>
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
    // </solution>
    //| todo!("get the book at {url} and save its lines in {folder:?}")
}
// ANCHOR_END: download_book

// ANCHOR: serial_downloader
/// Task 2: downloads one book after another. One that fails does not keep the others from coming.
///
/// # Errors
/// Never: what happens to a book is that book's outcome.
pub fn serial_downloader(urls: &[String], folder: &Path) -> Outcomes {
    // <solution>
    let mut outcomes = Vec::new();
    for url in urls {
        // There is no `?` here: it would end with the first failure.
        outcomes.push(download_book(url, folder));
    }
    Ok(outcomes)
    // </solution>
    //| todo!("download the books {urls:?} into {folder:?}, one after another")
}
// ANCHOR_END: serial_downloader

// ANCHOR: process_downloader
/// Task 3: the same with a process for each book, all of them at once.
///
/// # Errors
/// A process cannot be started.
pub fn process_downloader(urls: &[String], folder: &Path) -> Outcomes {
    // <solution>
    let mut processes = Vec::new();
    for url in urls {
        let task = |(url, folder): (String, PathBuf)| download_book(&url, &folder);
        processes.push(Process::start(task, (url.clone(), folder.to_owned()))?);
    }
    let mut outcomes = Vec::new();
    for (url, process) in urls.iter().zip(&mut processes) {
        // A process gives nothing back but how it ended; what went wrong in it, it has printed.
        let end = process.join()?;
        outcomes.push(if end.success() {
            Ok(())
        } else {
            Err(Failure::of(url, end))
        });
    }
    Ok(outcomes)
    // </solution>
    //| todo!("download the books {urls:?} into {folder:?}, with a process for each")
}
// ANCHOR_END: process_downloader

/// Given: gets a page and saves it in `folder`, under the name that it has on the site.
///
/// # Errors
/// The page cannot be had or saved.
pub fn download_page(url: &str, folder: &Path) -> Outcome {
    let page = web::get_text(url)?;
    let lines: Vec<&str> = page.lines().collect();
    save_text_to_file(&lines, folder.join(web::last_part(url)))?;
    Ok(())
}

// ANCHOR: page_downloader
/// Task 4: downloads the pages about these topics on `workers` threads, with a `ThreadPoolExecutor`.
///
/// The page about `os` is at `{site}/3/library/os.html`.
///
/// # Errors
/// A thread cannot be started.
pub fn page_downloader(site: &str, topics: &[&str], folder: &Path, workers: usize) -> Outcomes {
    // <solution>
    let executor = ThreadPoolExecutor::new(workers)?;
    let url = |topic: &&str| format!("{site}/3/library/{topic}.html");
    let urls: Vec<String> = topics.iter().map(url).collect();
    let folder = folder.to_owned(); // for the threads to keep
    Ok(executor.map(move |url: String| download_page(&url, &folder), urls)?)
    // </solution>
    //| todo!("download {topics:?} of {site} into {folder:?}, on {workers} threads")
}
// ANCHOR_END: page_downloader

/// Given: gets a picture and saves it in `folder`.
///
/// # Errors
/// The picture cannot be had or saved.
pub fn download_picture(url: &str, folder: &Path) -> Outcome {
    let picture = web::get(url)?;
    save_bytes_to_file(&picture, folder.join(web::picture_file(url)))?;
    Ok(())
}

// ANCHOR: picture_threads
/// Task 5: there are threads enough, and yet one picture comes after another. Why?
///
/// # Errors
/// A thread cannot be started.
pub fn picture_threads(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    let executor = ThreadPoolExecutor::new(workers)?;
    // <solution>
    // First all are submitted, and only then is the first waited for.
    let mut futures = Vec::new();
    // </solution>
    //| let mut outcomes = Vec::new();
    for url in urls {
        let (url, folder) = (url.clone(), folder.to_owned()); // for the thread to keep
        // <solution>
        futures.push(executor.spawn(move || download_picture(&url, &folder))?);
    }
    let mut outcomes = Vec::new();
    for future in futures {
        // </solution>
        //| let future = executor.spawn(move || download_picture(&url, &folder))?;
        outcomes.push(future.result()?);
    }
    Ok(outcomes)
}
// ANCHOR_END: picture_threads

// ANCHOR: picture_processes
/// Task 6: the same in `workers` processes, with a `ProcessPoolExecutor`.
///
/// # Errors
/// A process cannot be started, or ends before it should.
pub fn picture_processes(urls: &[String], folder: &Path, workers: usize) -> Outcomes {
    // <solution>
    let executor = ProcessPoolExecutor::new(workers)?;
    // Processes share no variables, so the folder travels with each address.
    let task = |(url, folder): (String, PathBuf)| download_picture(&url, &folder);
    let inputs = urls.iter().map(|url| (url.clone(), folder.to_owned()));
    Ok(executor.map(task, inputs)?)
    // </solution>
    //| todo!("download the pictures {urls:?} into {folder:?}, in {workers} processes")
}
// ANCHOR_END: picture_processes
