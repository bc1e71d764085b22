//! Exercise 2: books from a server that lets every answer wait. No core is needed for that, so that the workers may
//! be more than there are cores.

use benches::{Session, Work, check_each, parallel, serial};
use bookserver::{Book, Config, Server};
use ex2_download::web;
use std::cell::LazyCell;
use std::io;
use std::time::Duration;

/// The server's, for each answer.
const LATENCY: Duration = Duration::from_millis(10);

pub(crate) fn run(session: &mut Session) {
    let books = session.size(8, 3);
    let counts: &[usize] = if session.is_quick() {
        &[1, 8]
    } else {
        &[1, 2, 4, 8]
    };
    let work = LazyCell::new(|| Download::new(books).expect("a server on loopback starts"));
    let mut group = session.group("download");
    group.run(&work, &serial(), 1);
    for runner in parallel() {
        for &workers in counts {
            group.run(&work, &runner, workers);
        }
    }
    group.finish();
}

/// Some books.
///
/// They are not saved: how long a disk takes to write is another question, and takes longer than the rest.
pub(crate) struct Download {
    server: Server,
    books: u64,
}

impl Download {
    pub(crate) fn new(books: u64) -> io::Result<Self> {
        let server = Server::start(Config {
            latency: LATENCY,
            ..Config::default()
        })?;
        Ok(Download { server, books })
    }
}

impl Work for Download {
    type Item = String;
    /// The book; or why there is none, which reads like no book.
    type Answer = String;

    fn task(url: String) -> String {
        web::get_text(&url).unwrap_or_else(|failure| failure.to_string())
    }

    fn items(&self) -> Vec<String> {
        let url = |book| format!("{}/books/{book}.txt", self.server.url());
        (1..=self.books).map(url).collect()
    }

    fn check(&self, answers: &[String]) -> Result<(), String> {
        let right: Vec<_> = (1..=self.books)
            .map(|book| Book::new(book).text())
            .collect();
        check_each(answers, &right)
    }
}
