//! What a client asks for.

use crate::{Fault, bandwidth, duration};
use std::io::{self, BufRead};
use std::time::Duration;

/// One request, as far as the server cares.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    /// Without what stands behind the question mark.
    pub(crate) path: String,
    /// The client wants the head of the answer alone.
    pub(crate) head_only: bool,
    /// The client sends nothing after this one.
    pub(crate) last: bool,
    /// Wants, each in place of the server's own.
    pub(crate) fault: Option<Fault>,
    pub(crate) latency: Option<Duration>,
    pub(crate) bandwidth: Option<u64>,
    /// Why there will be no answer but this.
    pub(crate) refusal: Option<String>,
}

/// A head that is longer is none of ours.
const LONGEST: usize = 16 * 1024;

impl Request {
    /// The next request on a connection; none if the client has hung up.
    pub(crate) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some(first) = line(from)? else {
            return Ok(None);
        };
        let mut request = Self::of_first_line(&first);
        let mut length = first.len();
        while let Some(header) = line(from)?.filter(|header| !header.is_empty()) {
            length += header.len();
            if length > LONGEST {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let header = header.to_ascii_lowercase();
            request.last |= header == "connection: close";
        }
        Ok(Some(request))
    }

    fn of_first_line(line: &str) -> Self {
        let mut words = line.split(' ');
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Self {
            path: path.to_owned(),
            head_only: method == "HEAD",
            last: words.next() != Some("HTTP/1.1"),
            ..Self::default()
        };
        if !matches!(method, "GET" | "HEAD") {
            // Its body, if there is one, would be taken for the next request.
            request.last = true;
            request.refusal = Some("only GET and HEAD are understood here".into());
        }
        for want in query.split('&').filter(|want| !want.is_empty()) {
            if let Err(why) = request.take(want) {
                request.refusal = Some(format!("{want}: {why}"));
            }
        }
        request
    }

    fn take(&mut self, want: &str) -> Result<(), String> {
        let (name, value) = want.split_once('=').unwrap_or((want, ""));
        match name {
            "fault" => self.fault = Some(Fault::named(value).ok_or("there is no such fault")?),
            "latency" => self.latency = Some(duration(value)?),
            "bandwidth" => self.bandwidth = Some(bandwidth(value)?),
            // Whatever else somebody adds to make an address new.
            _ => {}
        }
        Ok(())
    }
}

/// A line without its end; none at the end of the stream.
fn line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    io::Read::take(&mut *from, LONGEST as u64).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let line = String::from_utf8_lossy(&bytes);
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Request {
        Request::read(&mut text.as_bytes())
            .expect("bytes can be read")
            .expect("there is one")
    }

    #[test]
    fn an_ordinary_one() {
        let request = read("GET /books/7.txt?fault=cut&latency=2s HTTP/1.1\r\nHost: x\r\n\r\n");
        assert_eq!(request.path, "/books/7.txt");
        assert_eq!(request.fault, Some(Fault::Cut));
        assert_eq!(request.latency, Some(Duration::from_secs(2)));
        assert!(!request.last && !request.head_only && request.refusal.is_none());
    }

    #[test]
    fn who_says_close_is_closed() {
        assert!(read("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").last);
        assert!(read("GET / HTTP/1.0\r\n\r\n").last);
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        let refusal = |text| read(text).refusal.unwrap_or_default();
        assert!(refusal("GET /?fault=odd HTTP/1.1\r\n\r\n").contains("fault=odd"));
        assert!(refusal("POST / HTTP/1.1\r\n\r\n").contains("GET"));
        assert!(refusal("GET /?other=1 HTTP/1.1\r\n\r\n").is_empty());
    }

    #[test]
    fn no_head_is_endless() {
        let long = format!("GET / HTTP/1.1\r\n{}", "a: b\r\n".repeat(LONGEST));
        assert!(Request::read(&mut long.as_bytes()).is_err());
        assert!(Request::read(&mut "".as_bytes()).expect("empty").is_none());
    }
}
