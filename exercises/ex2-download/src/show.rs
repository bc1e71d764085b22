//! What the report needs to know about this exercise. Given: there is nothing to write here.

mod closing;
mod run;

use crate::site::{self, Kind, site};
use crate::{Outcome, Outcomes, download_page, download_picture};
use bookserver::TOPICS;
use report::{Exercise, Limit, Runner, Size};
use run::{check, run};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// Task 1.
    pub download_book: fn(&str, &Path) -> Outcome,
    /// Task 2.
    pub serial_downloader: fn(&[String], &Path) -> Outcomes,
    /// Task 3.
    pub process_downloader: fn(&[String], &Path) -> Outcomes,
    /// Task 4.
    pub page_downloader: fn(&str, &[&str], &Path, usize) -> Outcomes,
    /// Task 5.
    pub picture_threads: fn(&[String], &Path, usize) -> Outcomes,
    /// Task 6.
    pub picture_processes: fn(&[String], &Path, usize) -> Outcomes,
}

/// Runs these answers; `command` is how the user starts the program.
pub fn main(answers: Answers, command: &str, arguments: Vec<OsString>) -> ExitCode {
    let flags = site::flags();
    report::main_with(exercise(answers), command, arguments, &flags, site::prepare)
}

fn exercise(answers: Answers) -> Exercise {
    Exercise {
        package: "ex2-download",
        title: "Books, pages and pictures from a server that lets everybody wait",
        source: answers.source,
        size: Size {
            flag: "files",
            help: "Download so many books and so many pictures (the pages are always six)",
            default: 10,
            maximum: 200,
            why_maximum: "because each book gets a process of its own",
        },
        limit: Limit::Waiting,
        work: "get",
        runners: runners(answers),
        closing: closing::closing,
    }
}

/// Three kinds of work, each with a baseline of its own.
fn runners(answers: Answers) -> Vec<Runner> {
    let Answers {
        download_book,
        serial_downloader,
        process_downloader,
        page_downloader,
        picture_threads,
        picture_processes,
        ..
    } = answers;
    vec![
        Runner::baseline(
            "one-book",
            move |_| {
                run("one-book", Kind::Books, 1, |urls, to| {
                    one_by_one(urls, to, download_book)
                })
            },
            check,
        )
        .task(1, "get a book and save it"),
        Runner::baseline(
            "books-serial",
            move |files| run("books-serial", Kind::Books, files, serial_downloader),
            check,
        )
        .task(2, "one book after another"),
        Runner::parallel(
            "books-processes",
            move |files, _| run("books-processes", Kind::Books, files, process_downloader),
            check,
        )
        .one_each()
        .task(3, "a process for each book"),
        Runner::baseline(
            "pages-serial",
            |files| {
                run("pages-serial", Kind::Pages, files, |urls, to| {
                    one_by_one(urls, to, download_page)
                })
            },
            check,
        ),
        Runner::parallel(
            "pages-threads",
            move |files, workers| {
                run("pages-threads", Kind::Pages, files, |_, to| {
                    page_downloader(site().pages(), &TOPICS, to, workers)
                })
            },
            check,
        )
        .workers(&[2, 6])
        .task(4, "the six pages on threads"),
        Runner::baseline(
            "pictures-serial",
            |files| {
                run("pictures-serial", Kind::Pictures, files, |urls, to| {
                    one_by_one(urls, to, download_picture)
                })
            },
            check,
        ),
        Runner::parallel(
            "pictures-threads",
            move |files, workers| {
                run("pictures-threads", Kind::Pictures, files, |urls, to| {
                    picture_threads(urls, to, workers)
                })
            },
            check,
        )
        .workers(&[2, 10])
        .telling()
        .task(5, "start all downloads before waiting for the first"),
        Runner::parallel(
            "pictures-processes",
            move |files, workers| {
                run("pictures-processes", Kind::Pictures, files, |urls, to| {
                    picture_processes(urls, to, workers)
                })
            },
            check,
        )
        .workers(&[2, 10])
        .task(6, "the same in a pool of processes"),
    ]
}

/// What the others are compared with.
fn one_by_one(
    urls: &[String],
    folder: &Path,
    download: impl Fn(&str, &Path) -> Outcome,
) -> Outcomes {
    Ok(urls.iter().map(|url| download(url, folder)).collect())
}
