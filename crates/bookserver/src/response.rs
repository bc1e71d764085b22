//! The bytes of an answer, and what goes wrong with them.

use crate::Fault;
use crate::counts::Desk;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How an answer gets to the client.
pub(crate) struct Sender<'a> {
    pub(crate) stream: &'a TcpStream,
    pub(crate) desk: &'a Desk,
    pub(crate) bandwidth: Option<u64>,
    pub(crate) head_only: bool,
    /// The connection is closed after it.
    pub(crate) last: bool,
}

/// What is sent at once where a bandwidth is kept to: so many pieces a second.
const PIECES: u64 = 20;

impl Sender<'_> {
    /// An answer that is a sentence.
    pub(crate) fn say(&self, status: &str, sentence: &str) -> io::Result<()> {
        self.send(status, "text/plain; charset=utf-8", "", sentence.as_bytes())
    }

    /// An answer from head to end. `more` are further lines of the head.
    pub(crate) fn send(&self, status: &str, kind: &str, more: &str, body: &[u8]) -> io::Result<()> {
        self.head(status, kind, more, Some(body.len()))?;
        self.body(body)
    }

    /// The body with its gzip coat on.
    pub(crate) fn send_zipped(&self, kind: &str, body: &[u8]) -> io::Result<()> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body)?;
        self.send(
            "200 OK",
            kind,
            "Content-Encoding: gzip\r\n",
            &encoder.finish()?,
        )
    }

    /// The answer is at `place`.
    pub(crate) fn redirect(&self, place: &str) -> io::Result<()> {
        let more = format!("Location: {place}\r\n");
        self.send("302 Found", "text/plain", &more, b"It is elsewhere.\n")
    }

    /// The head promises the whole body, and half of it comes.
    pub(crate) fn cut(&self, kind: &str, body: &[u8]) -> io::Result<()> {
        self.head("200 OK", kind, "", Some(body.len()))?;
        self.body(&body[..body.len() / 2])
    }

    /// A body without an end; with `pause`, a byte at a time.
    pub(crate) fn endless(&self, kind: &str, body: &[u8], pause: Duration) -> io::Result<()> {
        self.head("200 OK", kind, "", None)?;
        let piece = if pause.is_zero() { body } else { &body[..1] };
        while !self.desk.is_closed() {
            self.body(piece)?;
            self.desk.pause(pause);
        }
        Ok(())
    }

    fn head(&self, status: &str, kind: &str, more: &str, length: Option<usize>) -> io::Result<()> {
        let length = length.map_or(String::new(), |length| {
            format!("Content-Length: {length}\r\n")
        });
        let connection = if self.last { "close" } else { "keep-alive" };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{length}{more}Connection: {connection}\r\n\r\n"
        );
        let mut stream = self.stream;
        stream.write_all(head.as_bytes())
    }

    fn body(&self, body: &[u8]) -> io::Result<()> {
        let mut stream = self.stream;
        if self.head_only {
            return Ok(());
        }
        let Some(bandwidth) = self.bandwidth else {
            return stream.write_all(body);
        };
        let piece = usize::try_from((bandwidth / PIECES).max(1)).unwrap_or(usize::MAX);
        for bytes in body.chunks(piece) {
            if self.desk.is_closed() {
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
            stream.write_all(bytes)?;
            self.desk.pause(Duration::from_secs_f64(
                bytes.len() as f64 / bandwidth as f64,
            ));
        }
        Ok(())
    }
}

impl Fault {
    /// Whether nothing can come after it on the same connection.
    pub(crate) fn is_the_last(self) -> bool {
        matches!(
            self,
            Self::Reset | Self::Cut | Self::Endless | Self::Drip | Self::Silent
        )
    }
}
