//! One connection, from its first request to its last.

use crate::counts::Desk;
use crate::request::Request;
use crate::response::Sender;
use crate::shelf::{self, Thing};
use crate::{Config, Fault};
use fastrand::Rng;
use socket2::SockRef;
use std::io::{self, BufReader};
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What every connection knows.
pub(crate) struct House {
    pub(crate) config: Config,
    /// `http://127.0.0.1:1234`.
    pub(crate) base: String,
    pub(crate) desk: Desk,
    pub(crate) draws: Mutex<Rng>,
}

/// Whether another request may follow.
#[derive(PartialEq, Eq)]
enum Next {
    Request,
    End,
}

/// Between two bytes of a body that drips: often enough that no single read takes long.
const DRIP: Duration = Duration::from_millis(50);
/// Longer than any client waits.
const SILENCE: Duration = Duration::from_hours(1);

impl House {
    /// Answers until the client hangs up, or something goes wrong as it should.
    pub(crate) fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut from = BufReader::new(stream);
        while let Some(request) = Request::read(&mut from)? {
            if self.answer(stream, &request)? == Next::End {
                return Ok(());
            }
        }
        Ok(())
    }

    fn answer(&self, stream: &TcpStream, request: &Request) -> io::Result<Next> {
        if let Some(text) = self.about_itself(&request.path) {
            let sender = self.sender(stream, request, request.last);
            sender.say("200 OK", &text)?;
            return Ok(next(request.last));
        }
        let in_flight = self.desk.enter();
        let begun = Instant::now();
        let fault = request.fault.or_else(|| self.draw());
        let last = request.last || fault.is_some_and(Fault::is_the_last);
        let sender = self.sender(stream, request, last);
        let side = self.config.picture_side;
        let thing = shelf::find(&request.path, fault, &self.base, side);
        // Making a picture is part of the wait, and does not come on top of it.
        let latency = request.latency.unwrap_or(self.config.latency);
        self.desk.pause(latency.saturating_sub(begun.elapsed()));
        respond(&sender, request, fault, thing)?;
        drop(in_flight);
        Ok(next(last))
    }

    fn sender<'a>(&'a self, stream: &'a TcpStream, request: &Request, last: bool) -> Sender<'a> {
        Sender {
            stream,
            desk: &self.desk,
            bandwidth: request.bandwidth.or(self.config.bandwidth),
            head_only: request.head_only,
            last,
        }
    }

    /// What the server tells about itself; none if that was not asked.
    fn about_itself(&self, path: &str) -> Option<String> {
        match path {
            "/counts" => {}
            "/hold" => self.desk.hold(true),
            "/release" => self.desk.hold(false),
            _ => return None,
        }
        Some(self.desk.counts().to_string())
    }

    /// Now and then something goes wrong.
    fn draw(&self) -> Option<Fault> {
        let mut draws = self.draws.lock().unwrap_or_else(PoisonError::into_inner);
        if draws.f64() >= self.config.failing {
            return None;
        }
        self.desk.failed();
        draws.choice(Fault::AT_RANDOM)
    }
}

fn respond(
    to: &Sender<'_>,
    request: &Request,
    fault: Option<Fault>,
    thing: Option<Thing>,
) -> io::Result<()> {
    if let Some(refusal) = &request.refusal {
        return to.say("400 Bad Request", refusal);
    }
    let Some(Thing { kind, body }) = thing else {
        return to.say("404 Not Found", "There is no such thing here.\n");
    };
    match fault {
        None | Some(Fault::Escape | Fault::Twin) => to.send("200 OK", kind, "", &body),
        Some(Fault::Gzip) => to.send_zipped(kind, &body),
        Some(Fault::NotFound) => to.say("404 Not Found", "It is gone.\n"),
        Some(Fault::ServerError) => to.say("500 Internal Server Error", "Sorry.\n"),
        Some(Fault::Redirect) => to.redirect(&request.path),
        Some(Fault::Loop) => to.redirect(&format!("{}?fault=loop", request.path)),
        Some(Fault::Cut) => to.cut(kind, &body),
        Some(Fault::Endless) => to.endless(kind, &body, Duration::ZERO),
        Some(Fault::Drip) => to.endless(kind, &body, DRIP),
        Some(Fault::Silent) => {
            to.desk.pause(SILENCE);
            Ok(())
        }
        // Closed with this set, a connection is reset and not ended.
        Some(Fault::Reset) => SockRef::from(to.stream).set_linger(Some(Duration::ZERO)),
    }
}

fn next(last: bool) -> Next {
    if last { Next::End } else { Next::Request }
}
