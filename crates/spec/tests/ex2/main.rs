//! The corpus of exercise 2: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod right_books;
mod right_pools;
mod wrong_books;
mod wrong_downloaders;
mod wrong_pages;
mod wrong_pictures;
mod wrong_processes;

use course_core::save_text_to_file;
use ex2_download::{Outcome, Outcomes, web};
use spec::ex2::{Downloader, PoolDownloader, Subject};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut corpus = wrong_books::corpus();
    corpus.extend(wrong_downloaders::corpus());
    corpus.extend(wrong_processes::corpus());
    corpus.extend(wrong_pages::corpus());
    corpus.extend(wrong_pictures::corpus());
    corpus.extend(right_books::corpus());
    corpus.extend(right_pools::corpus());
    spec::corpus::main(corpus)
}

type Book = fn(&str, &Path) -> Outcome;
type Pages = fn(&str, &[&str], &Path, usize) -> Outcomes;

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    Subject {
        download_book: |url, _| Err(course_core::Failure::of(url, "not asked for")),
        serial_downloader: |_, _| Err("not asked for".into()),
        process_downloader: |_, _| Err("not asked for".into()),
        page_downloader: |_, _, _, _| Err("not asked for".into()),
        picture_threads: |_, _, _| Err("not asked for".into()),
        picture_processes: |_, _, _| Err("not asked for".into()),
    }
}

fn book(download_book: Book) -> Subject {
    Subject {
        download_book,
        ..nobody()
    }
}

fn serial(serial_downloader: Downloader) -> Subject {
    Subject {
        serial_downloader,
        ..nobody()
    }
}

fn processes(process_downloader: Downloader) -> Subject {
    Subject {
        process_downloader,
        ..nobody()
    }
}

fn pages(page_downloader: Pages) -> Subject {
    Subject {
        page_downloader,
        ..nobody()
    }
}

fn on_threads(picture_threads: PoolDownloader) -> Subject {
    Subject {
        picture_threads,
        ..nobody()
    }
}

fn in_processes(picture_processes: PoolDownloader) -> Subject {
    Subject {
        picture_processes,
        ..nobody()
    }
}

/// A right `download_book`, for answers to other tasks.
fn save(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

fn addresses(site: &str, topics: &[&str]) -> Vec<String> {
    let address = |topic: &&str| format!("{site}/3/library/{topic}.html");
    topics.iter().map(address).collect()
}
