//! What the laws of downloads work with: a server beside them, and folders to save in.

use crate::files::{Folder, Wanted};
use crate::harness::Beside;
use crate::{Finding, Verdict};
use bookserver::{Book, Config, Server, ask, page, picture};
use std::io;
use std::path::PathBuf;

/// The environment variable that says where they are.
const PLACES: &str = "COURSE_BOOKSERVER";

/// Small, for there are many of them.
const SIDE: u32 = 24;

/// What a book that comes under a title that others have, or that tries to leave its folder, is called.
const TWINS: &str = "The Twins";
const WAY_OUT: &str = "../../The Way Out";

/// Starts the server, in the guard's process.
pub(super) fn open(threads: &str) -> io::Result<Beside> {
    let server = Server::start(Config {
        threads: format!("{threads}web"),
        picture_side: SIDE,
        ..Config::default()
    })?;
    let folder = tempfile::tempdir()?;
    let places = [
        server.address(),
        server.refusing(),
        folder.path().display().to_string(),
    ];
    Ok(Beside::new(PLACES, places.join("\n"), (server, folder)))
}

/// The law's end of it.
pub(super) struct Bench {
    address: String,
    refusing: String,
    place: PathBuf,
}

/// What is to be wrong with a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Nothing,
    /// A fault of the server's, by its name; whether the book comes all the same.
    Fault(&'static str, bool),
    Refused,
}

impl Bench {
    /// # Errors
    /// The law is not asked by the guard, which the environment shows.
    pub(super) fn here() -> Result<Self, Finding> {
        let places = std::env::var(PLACES).unwrap_or_default();
        let mut places = places.lines();
        if let (Some(address), Some(refusing), Some(place)) =
            (places.next(), places.next(), places.next())
        {
            return Ok(Self {
                address: address.to_owned(),
                refusing: refusing.to_owned(),
                place: place.into(),
            });
        }
        let seen = format!("no server to download from: {PLACES} is not set");
        Err(Finding::new(Verdict::Crashed, seen))
    }

    /// `http://127.0.0.1:1234`.
    pub(super) fn site(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A folder that nothing has been saved in.
    pub(super) fn folder(&self) -> Folder {
        Folder::new(&self.place)
    }

    pub(super) fn book(&self, number: usize, wrong: Wrong) -> Wanted {
        let number = number as u64;
        let (site, more) = match wrong {
            Wrong::Nothing => (self.site(), String::new()),
            Wrong::Fault(name, _) => (self.site(), format!("?fault={name}")),
            Wrong::Refused => (self.refusing.clone(), String::new()),
        };
        let book = match wrong {
            Wrong::Fault("twin", _) => Some(Book::titled(number, TWINS)),
            Wrong::Fault("escape", _) => Some(Book::titled(number, WAY_OUT)),
            Wrong::Nothing | Wrong::Fault(_, true) => Some(Book::new(number)),
            Wrong::Fault(_, false) | Wrong::Refused => None,
        };
        Wanted {
            item: format!("{site}/books/{number}.txt{more}"),
            file: book.map(|book| book.text().into_bytes()),
        }
    }

    /// The page about a topic; none if there is no such page.
    pub(super) fn page(&self, topic: &str) -> Wanted {
        Wanted {
            item: format!("{}/3/library/{topic}.html", self.site()),
            file: page(topic).map(String::into_bytes),
        }
    }

    /// A picture, or none in its place.
    pub(super) fn picture(&self, number: usize, there: bool) -> Wanted {
        let more = if there { "" } else { "?fault=404" };
        Wanted {
            item: format!("{}/pictures/{number}.png{more}", self.site()),
            file: there.then(|| picture(number as u64, SIDE)),
        }
    }

    /// From now on requests are taken and not answered.
    pub(super) fn hold(&self) {
        self.say("/hold");
    }

    pub(super) fn release(&self) {
        self.say("/release");
    }

    /// How many requests the server is in the middle of.
    pub(super) fn in_flight(&self) -> usize {
        let counts = self.say("/counts");
        let mut lines = counts.lines();
        let count = lines.find_map(|line| line.strip_prefix("in_flight "));
        count.and_then(|count| count.parse().ok()).unwrap_or(0)
    }

    /// Nothing, if the server has gone: then so has the guard, and this process is about to.
    fn say(&self, path: &str) -> String {
        ask(&self.address, path).unwrap_or_default()
    }
}

/// The addresses, as they are handed to an answer.
pub(super) fn addresses(wanted: &[Wanted]) -> Vec<String> {
    wanted.iter().map(|wanted| wanted.item.clone()).collect()
}
