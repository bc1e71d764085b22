//! Getting things from the web, and naming them. Given: there is nothing to write here.

use course_core::{Failure, file_name, probe};
use std::sync::LazyLock;
use std::time::Duration;
use ureq::{Agent, Error};

/// How long a client waits, and how much it takes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until there is a connection.
    pub connect: Duration,
    /// Until the answer begins.
    pub answer: Duration,
    /// Until all of the answer is there, connection and redirects included.
    pub whole: Duration,
    /// Bytes of an answer.
    pub bytes: u64,
}

/// What [`get`] keeps to.
pub const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    answer: Duration::from_secs(15),
    whole: Duration::from_mins(1),
    bytes: 32 << 20,
};

/// What stands at `url`, all of it.
///
/// All threads of a process share one agent, which keeps connections open for the next download. A
/// process of its own has an agent of its own.
///
/// # Errors
/// Why there is nothing, in words that begin with `url`. Half an answer is no answer.
pub fn get(url: &str) -> Result<Vec<u8>, Failure> {
    static CLIENT: LazyLock<Client> = LazyLock::new(|| Client::new(LIMITS));
    probe::work("get", url, || CLIENT.get(url))
}

/// The same, as text.
///
/// # Errors
/// As [`get`].
pub fn get_text(url: &str) -> Result<String, Failure> {
    // Older books on the web are in Latin-1, where each byte is the number of its letter.
    let text = String::from_utf8(get(url)?).unwrap_or_else(|bytes| {
        bytes
            .as_bytes()
            .iter()
            .map(|byte| char::from(*byte))
            .collect()
    });
    Ok(text)
}

/// The title of a book: what stands behind `Title:` in one of its first lines.
///
/// # Errors
/// There is none. `url` is where the book is from.
pub fn title<'a>(book: &'a str, url: &str) -> Result<&'a str, Failure> {
    let mut lines = book.lines().take(100);
    let title = lines.find_map(|line| line.strip_prefix("Title:"));
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    title.ok_or_else(|| Failure::of(url, "this is no book: it has no title"))
}

/// The name of a book's file: its title, and what the site calls it, since two books may have one title.
///
/// The title is what somebody else wrote: a name made of it must not leave the folder.
pub fn book_file(title: &str, url: &str) -> String {
    let last = last_part(url);
    let (name, _) = last.rsplit_once('.').unwrap_or((&last, ""));
    format!("{} ({name}).txt", file_name(title))
}

/// The last part of an address's path, as the name of a file.
pub fn last_part(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let last = path.trim_end_matches('/').rsplit('/').next();
    file_name(last.unwrap_or(path))
}

/// The name of a picture's file: all of its path, since sites call many pictures alike.
pub fn picture_file(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let path = path.split_once('/').map_or(path, |(_, path)| path);
    let ending = if last_part(url).contains('.') {
        ""
    } else {
        ".jpg"
    };
    file_name(path) + ending
}

/// Something that gets.
pub struct Client {
    agent: Agent,
    limits: Limits,
}

/// As many downloads as anybody runs at once: a connection that is not kept has to be made anew.
const CONNECTIONS: usize = 256;

impl Client {
    /// A client that keeps to these limits.
    pub fn new(limits: Limits) -> Self {
        let config = Agent::config_builder()
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.answer))
            .timeout_global(Some(limits.whole))
            .max_idle_connections(CONNECTIONS)
            .max_idle_connections_per_host(CONNECTIONS)
            .user_agent("a course on parallel programming")
            .build();
        Self {
            agent: config.new_agent(),
            limits,
        }
    }

    /// What stands at `url`, all of it.
    ///
    /// # Errors
    /// Why there is nothing, in words that begin with `url`.
    pub fn get(&self, url: &str) -> Result<Vec<u8>, Failure> {
        let answer = self.agent.get(url).call();
        answer
            .and_then(|mut answer| {
                let body = answer.body_mut().with_config();
                body.limit(self.limits.bytes).read_to_vec()
            })
            .map_err(|error| Failure::of(url, self.in_words(&error)))
    }

    fn in_words(&self, error: &Error) -> String {
        match error {
            Error::StatusCode(404) => "the server has no such thing (404)".into(),
            Error::StatusCode(code @ 500..) => format!("the server has a problem ({code})"),
            Error::StatusCode(code) => format!("the server refuses ({code})"),
            Error::TooManyRedirects => {
                "it is always elsewhere: the server sends in a circle".into()
            }
            Error::Timeout(_) => format!("too slow: it was given {:?}", self.limits.whole),
            Error::BodyExceedsLimit(bytes) => {
                format!("larger than {bytes} bytes: it may have no end")
            }
            Error::HostNotFound => "there is no such site".into(),
            Error::TlsRequired => "it needs TLS: run with --features live".into(),
            Error::Io(error) => in_words(error),
            other => other.to_string(),
        }
    }
}

fn in_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::ConnectionRefused => "nobody answers there (connection refused)".into(),
        ErrorKind::ConnectionReset => "the server hung up in the middle (connection reset)".into(),
        ErrorKind::UnexpectedEof => "only a part of it came".into(),
        _ => error.to_string(),
    }
}
