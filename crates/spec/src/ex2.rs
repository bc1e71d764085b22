//! Exercise 2: downloads, by processes, threads and pools.

mod bench;
mod books;
mod pages;
mod pictures;

use crate::harness::Beside;
use crate::lab::Answer;
use crate::{Engine, Law, Task, tasks};
use std::io;
use std::path::Path;

pub use crate::files::Outcome;

/// What became of each download, in the order of the addresses; or why nothing could be started.
pub type Outcomes = Answer<Vec<Outcome>>;

/// Downloads the books at these addresses into a folder.
pub type Downloader = fn(&[String], &Path) -> Outcomes;

/// The same by so many workers.
pub type PoolDownloader = fn(&[String], &Path, usize) -> Outcomes;

/// What a solution of exercise 2 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Task 1: gets a book and saves it in a folder.
    pub download_book: fn(&str, &Path) -> Outcome,
    /// Task 2: one book after another.
    pub serial_downloader: Downloader,
    /// Task 3: a process for each book.
    pub process_downloader: Downloader,
    /// Task 4: the pages of a site about these topics, on threads.
    pub page_downloader: fn(&str, &[&str], &Path, usize) -> Outcomes,
    /// Task 5: pictures, on threads.
    pub picture_threads: PoolDownloader,
    /// Task 6: pictures, in a pool of processes.
    pub picture_processes: PoolDownloader,
}

impl crate::Subject for Subject {
    const PACKAGE: &'static str = tasks::ex2::PACKAGE;
    const WORK: &'static str = "get";

    fn beside(threads: &str) -> io::Result<Option<Beside>> {
        bench::open(threads).map(Some)
    }

    fn tasks() -> &'static [Task] {
        &tasks::ex2::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        let mut laws = books::one_book();
        laws.extend(books::serial());
        laws.extend(books::processes());
        laws.extend(pages::laws());
        laws.extend(pictures::laws(
            "picture_threads",
            |subject| subject.picture_threads,
            Engine::Threads,
        ));
        laws.extend(pictures::laws(
            "picture_processes",
            |subject| subject.picture_processes,
            Engine::Processes,
        ));
        laws
    }
}
