//! The books.

use crate::words::{sentence, title};
use fastrand::Rng;
use std::fmt::Write;

/// A book, made up from its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// From 1.
    pub number: u64,
    /// Different for different numbers, unless it was [given another](Book::titled).
    pub title: String,
}

/// Lines of a chapter.
const LINES: usize = 60;
const CHAPTERS: usize = 4;

impl Book {
    /// The book of this number.
    pub fn new(number: u64) -> Self {
        Self::titled(number, &title(number))
    }

    /// The book of this number under another title.
    pub fn titled(number: u64, title: &str) -> Self {
        Self {
            number,
            title: title.to_owned(),
        }
    }

    /// All of it. The second line names the title, as the electronic books do that people share; every line ends
    /// in a line feed.
    pub fn text(&self) -> String {
        let mut draws = Rng::with_seed(self.number);
        let mut text = format!("Book {}\nTitle: {}\n", self.number, self.title);
        for chapter in 1..=CHAPTERS {
            let _ = writeln!(text, "\nChapter {chapter}\n");
            for _ in 0..LINES {
                text.push_str(&sentence(&mut draws));
                text.push('\n');
            }
        }
        text.push_str("\nThe end\n");
        text
    }
}
