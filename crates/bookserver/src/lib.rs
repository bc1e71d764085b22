//! A web server on loopback, so that the exercise about downloads needs no internet.
//!
//! It serves books, documentation pages under the paths of the real site, and pictures. All of it is
//! made up by the program from a number, so the same address gives the same bytes on every machine,
//! and a test can tell what they should be. On request it is slow, or something goes wrong:
//!
//! ```text
//! cargo run -p bookserver -- --latency 400ms
//!
//! /                                 the addresses of all there is, one a line
//! /books/7.txt                      a book
//! /3/library/os.html                a page, for os sys urllib pprint math time
//! /pictures/7.png                   a picture
//! /books/7.txt?fault=cut            the first half of it: see `Fault` for all of them
//! /books/7.txt?latency=2s           later
//! /books/7.txt?bandwidth=1000       so many bytes a second
//! ```
//!
//! It counts the requests that it is in the middle of, and can hold them: so a test can say "four at
//! once" without a look at any clock.
//!
//! ```
//! use bookserver::{Config, Server};
//!
//! # fn main() -> std::io::Result<()> {
//! let server = Server::start(Config::default())?;
//! let answer = bookserver::ask(&server.address(), "/books/7.txt")?;
//! assert!(answer.ends_with(&bookserver::Book::new(7).text()));
//! # Ok(()) }
//! ```
//!
//! It is a teaching tool: one thread a connection, GET and HEAD alone, loopback alone.

mod ask;
mod book;
mod config;
mod connection;
mod counts;
mod fault;
mod page;
mod picture;
mod request;
mod response;
mod server;
mod shelf;
mod words;

pub use ask::ask;
pub use book::Book;
pub use config::{Config, bandwidth, duration, share};
pub use counts::Counts;
pub use fault::Fault;
pub use page::{TOPICS, page};
pub use picture::picture;
pub use server::Server;
pub use shelf::{BOOKS, MOST, PICTURES};
