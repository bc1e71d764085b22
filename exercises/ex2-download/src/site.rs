//! Where the downloads come from: a server of our own, or the real sites. Given: there is nothing to
//! write here.

use bookserver::{Book, Config, Server, TOPICS};
use report::{Flag, Given};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

/// Unless `--latency` says otherwise.
const LATENCY: Duration = Duration::from_millis(100);

/// The sites that `--live` uses.
const REAL_PAGES: &str = "https://docs.python.org";
const REAL_BOOKS: &str = "https://www.gutenberg.org/cache/epub";
const REAL_PICTURES: &str = "https://picsum.photos/id";
/// A few books that have been there for years, by their numbers on that site.
const REAL_NUMBERS: [u32; 20] = [
    11, 36, 43, 55, 74, 76, 84, 98, 105, 120, 158, 161, 174, 205, 345, 768, 1260, 1342, 1661, 2701,
];

/// Where things are, and what they should be.
pub struct Site {
    books: Vec<String>,
    pages: String,
    pictures: Vec<String>,
    /// Whether somebody else decides what comes, or fate does.
    pub may_fail: bool,
    /// How long an answer takes, if that is known.
    pub latency: Option<Duration>,
    /// The books are those of our server, and so is the rest: it is known what they should be.
    ours: (bool, bool),
}

static SITE: OnceLock<Site> = OnceLock::new();

/// The site of this run.
///
/// # Panics
/// Before [`prepare`] has found one.
pub fn site() -> &'static Site {
    SITE.get().expect("`prepare` comes before any download")
}

/// The flags that this exercise has and the others do not.
pub fn flags() -> [Flag; 5] {
    [
        Flag::with_value(
            "latency",
            "TIME",
            "Let the server wait so long before each answer, as in 400ms or 1s [default: 100ms]",
            |text| bookserver::duration(text).map(drop),
        ),
        Flag::with_value(
            "bandwidth",
            "BYTES",
            "Let the server send at most so many bytes a second in each answer, as in 200k",
            |text| bookserver::bandwidth(text).map(drop),
        ),
        Flag::with_value(
            "failing",
            "SHARE",
            "Let this share of the requests fail at random, as in 0.1",
            |text| bookserver::share(text).map(drop),
        ),
        Flag::switch(
            "live",
            "Use the real sites on the internet (needs: cargo run --features live)",
        ),
        Flag::with_value(
            "urls",
            "FILE",
            "Take the addresses of the books from this file, one a line",
            |path| list(path).map(drop),
        ),
    ]
}

/// Finds the site that the command line asks for, and starts the server if it is ours.
///
/// # Errors
/// What is wrong with the command line.
pub fn prepare(given: &Given) -> Result<Option<Server>, String> {
    if given.size() == 0 {
        return Err("--files 0 leaves nothing to wait for: at least 1".into());
    }
    let live = given.is_on("live");
    if live && !cfg!(feature = "live") {
        return Err(
            "--live needs TLS, which is compiled only if it is asked for: \
             cargo run -p ex2-download --features live -- --live"
                .into(),
        );
    }
    let server = if live { None } else { Some(start(given)?) };
    let mut site = match &server {
        Some(server) => ours(server, given),
        None => real(),
    };
    if let Some(path) = given.value("urls") {
        site.books = list(path)?;
        site.ours.0 = false;
        site.may_fail = true;
    }
    if (site.books.len() as u64) < given.size() {
        let (has, wanted) = (site.books.len(), given.size());
        return Err(format!(
            "{wanted} books are to be downloaded, and the list has no more than {has}: take --files {has}"
        ));
    }
    // A second call would be a mistake of ours; the first one's site stays.
    let _ = SITE.set(site);
    Ok(server)
}

fn start(given: &Given) -> Result<Server, String> {
    let config = Config {
        latency: match given.value("latency") {
            Some(text) => bookserver::duration(text)?,
            None => LATENCY,
        },
        bandwidth: given
            .value("bandwidth")
            .map(bookserver::bandwidth)
            .transpose()?,
        failing: given.value("failing").map_or(Ok(0.0), bookserver::share)?,
        ..Config::default()
    };
    Server::start(config).map_err(|error| format!("the server cannot start: {error}"))
}

fn ours(server: &Server, given: &Given) -> Site {
    let url = server.url();
    let numbers = 1..=given.size();
    let slow = given.value("bandwidth").is_some();
    Site {
        books: numbers
            .clone()
            .map(|number| format!("{url}/books/{number}.txt"))
            .collect(),
        pictures: numbers
            .map(|number| format!("{url}/pictures/{number}.png"))
            .collect(),
        pages: url,
        may_fail: given.value("failing").is_some(),
        latency: (!slow).then(|| {
            let text = given.value("latency");
            text.and_then(|text| bookserver::duration(text).ok())
                .unwrap_or(LATENCY)
        }),
        ours: (true, true),
    }
}

fn real() -> Site {
    Site {
        books: REAL_NUMBERS
            .iter()
            .map(|number| format!("{REAL_BOOKS}/{number}/pg{number}.txt"))
            .collect(),
        pages: REAL_PAGES.into(),
        pictures: (1..=200)
            .map(|number| format!("{REAL_PICTURES}/{number}/2000/3000"))
            .collect(),
        may_fail: true,
        latency: None,
        ours: (false, false),
    }
}

/// The addresses in a file, one a line; empty lines and those that begin with `#` are left out.
fn list(path: impl AsRef<Path>) -> Result<Vec<String>, String> {
    let path = path.as_ref();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let mut addresses = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let rest = line
            .strip_prefix("http://")
            .or(line.strip_prefix("https://"));
        if rest.is_none_or(|rest| rest.is_empty() || rest.contains(char::is_whitespace)) {
            let path = path.display();
            return Err(format!(
                "{path}, line {number}: {line:?} is no address; they begin with http:// or https://"
            ));
        }
        addresses.push(line.to_owned());
    }
    if addresses.is_empty() {
        return Err(format!("there is no address in {}", path.display()));
    }
    Ok(addresses)
}

/// The kinds of things that are downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As many as `--files` says.
    Books,
    /// Six of them, about [`TOPICS`].
    Pages,
    /// As many as `--files` says.
    Pictures,
}

impl Site {
    /// The addresses of the first `count` things; of all pages.
    pub fn addresses(&self, kind: Kind, count: u64) -> Vec<String> {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let first = |all: &[String]| all.iter().take(count).cloned().collect();
        match kind {
            Kind::Books => first(&self.books),
            Kind::Pictures => first(&self.pictures),
            Kind::Pages => TOPICS
                .iter()
                .map(|topic| format!("{}/3/library/{topic}.html", self.pages))
                .collect(),
        }
    }

    /// How the addresses of pages begin.
    pub fn pages(&self) -> &str {
        &self.pages
    }

    /// What the thing at place `index` should be, if that is known.
    pub fn right(&self, kind: Kind, index: usize) -> Option<Vec<u8>> {
        let number = index as u64 + 1;
        match kind {
            Kind::Books => self.ours.0.then(|| Book::new(number).text().into_bytes()),
            Kind::Pages if self.ours.1 => bookserver::page(TOPICS[index]).map(String::into_bytes),
            Kind::Pictures if self.ours.1 => {
                let side = Config::default().picture_side;
                Some(bookserver::picture(number, side))
            }
            Kind::Pages | Kind::Pictures => None,
        }
    }
}
