//! Wrong with one book: its name, its file, or its failure.

use course_core::{Failure, file_name, save_text_to_file};
use ex2_download::{Outcome, web};
use spec::corpus::Entry;
use spec::ex2::Subject;
use std::fs;
use std::path::Path;

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(download_book, title_as_a_path, WrongResult),
        wrong!(download_book, title_alone_as_name, LostItems),
        wrong!(download_book, nothing_saved_as_a_book, WrongResult),
        wrong!(download_book, failure_without_the_address, WrongResult),
        wrong!(download_book, unwrap, Panicked),
        wrong!(download_book, only_the_chapters, LostItems),
        wrong!(download_book, got_once_for_the_title, DoneTwice),
        wrong!(download_book, a_client_of_its_own, WorkNotSeen),
        wrong!(download_book, file_made_before_the_download, WrongResult),
        wrong!(download_book, the_first_hundred_lines, WrongResult),
    ]
}

/// The title is joined to the folder as it comes.
fn title_as_a_path<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let name = if MENDED {
        file_name(title)
    } else {
        title.to_owned()
    };
    let lines: Vec<&str> = book.lines().collect();
    let file = folder.join(format!("{name} - {}", web::last_part(url)));
    save_text_to_file(&lines, file)?;
    Ok(())
}

/// Two books of one title, and one file.
fn title_alone_as_name<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let name = if MENDED {
        web::book_file(title, url)
    } else {
        format!("{}.txt", file_name(title))
    };
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(name))?;
    Ok(())
}

/// What could not be had is an empty book.
fn nothing_saved_as_a_book<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url);
    let book = if MENDED {
        book?
    } else {
        book.unwrap_or_default()
    };
    let title = web::title(&book, url).unwrap_or("untitled");
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

fn failure_without_the_address<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url).map_err(|failure| {
        let what = if MENDED { url } else { "a book" };
        Failure::of(what, failure.to_string().replace(url, "it"))
    })?;
    let title = web::title(&book, url)?;
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

/// Nothing has ever gone wrong on the author's machine.
fn unwrap<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url);
    let book = if MENDED { book? } else { book.unwrap() };
    let title = web::title(&book, url)?;
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

/// The head of the book is left out.
fn only_the_chapters<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let head = if MENDED { 0 } else { 3 };
    let lines: Vec<&str> = book.lines().skip(head).collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

fn got_once_for_the_title<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let first = web::get_text(url)?;
    let title = web::title(&first, url)?;
    let second = if MENDED {
        first.clone()
    } else {
        web::get_text(url)?
    };
    let lines: Vec<&str> = second.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

/// Nobody sees what it does; and no two downloads share a connection.
fn a_client_of_its_own<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let bytes = if MENDED {
        web::get(url)?
    } else {
        web::Client::new(web::LIMITS).get(url)?
    };
    let book = String::from_utf8(bytes)?;
    let title = web::title(&book, url)?;
    let lines: Vec<&str> = book.lines().collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}

/// If the download fails an empty file stays.
fn file_made_before_the_download<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let file = folder.join(web::last_part(url));
    fs::create_dir_all(folder)?;
    if !MENDED {
        fs::write(&file, "")?;
    }
    let book = web::get_text(url)?;
    fs::write(&file, book)?;
    Ok(())
}

/// A short book is a book, too.
fn the_first_hundred_lines<const MENDED: bool>(url: &str, folder: &Path) -> Outcome {
    let book = web::get_text(url)?;
    let title = web::title(&book, url)?;
    let length = if MENDED { usize::MAX } else { 100 };
    let lines: Vec<&str> = book.lines().take(length).collect();
    save_text_to_file(&lines, folder.join(web::book_file(title, url)))?;
    Ok(())
}
