//! Where a law, in its own process, says what it asks and what it found.

use crate::Finding;
use course_core::probe::{Evidence, Listener, Plan};
use serde::{Deserialize, Serialize};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The environment variable that tells the child where its desk is.
const DESK: &str = "COURSE_DESK";

/// What a connection is for: said after the token.
const REQUESTS: &str = "/requests";
const LIFELINE: &str = "/lifeline";
/// The desk's own.
const CLOSE: &str = "/close";

/// A finding is a few lines, evidence some thousand calls.
const LONGEST: usize = 64 << 20;

/// What the child says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// Close the gate so; what follows is an answer to this question.
    Arm {
        plan: Plan,
        /// The items whose calls are let go one at a time.
        turns: Vec<String>,
        asked: String,
    },
    /// Open it and tell what was seen.
    Disarm,
    /// The law has been asked.
    Verdict(Option<Finding>),
}

/// What it is told.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    Done,
    Seen(Evidence),
}

/// The child's end.
pub(crate) struct Client {
    stream: TcpStream,
}

impl Client {
    /// Goes to the desk that the environment names.
    pub(crate) fn connect() -> io::Result<Self> {
        Self::knock(REQUESTS).map(|stream| Self { stream })
    }

    /// A connection that nobody says anything on: it ends when the guard does.
    pub(crate) fn lifeline() -> io::Result<TcpStream> {
        Self::knock(LIFELINE)
    }

    fn knock(what_for: &str) -> io::Result<TcpStream> {
        let place = std::env::var(DESK).map_err(|_| io::ErrorKind::NotFound)?;
        let (address, token) = place.split_once('/').ok_or(io::ErrorKind::InvalidInput)?;
        let mut stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        send(&mut stream, &format!("{token}{what_for}"))?;
        Ok(stream)
    }

    /// Says something and waits for the reply.
    pub(crate) fn ask(&mut self, request: &Request) -> io::Result<Reply> {
        send(&mut self.stream, request)?;
        receive(&mut self.stream)
    }
}

/// The parent's end: one desk a child.
pub(super) struct Desk {
    place: String,
    /// What the child last said that it was about to ask.
    asked: Arc<Mutex<String>>,
    /// What it was last told of an answer.
    seen: Arc<Mutex<Option<Evidence>>>,
    verdict: Receiver<Option<Finding>>,
}

impl Desk {
    /// Opens a desk; the gate of `listener` is closed and opened from here.
    pub(super) fn open(listener: Arc<Listener>) -> io::Result<Self> {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let token = format!("{:016x}", RandomState::new().build_hasher().finish());
        let place = format!("{}/{token}", server.local_addr()?);
        let asked = Arc::new(Mutex::new(String::new()));
        let seen = Arc::default();
        let (sender, verdict) = channel();
        let clerk = Clerk {
            listener,
            asked: Arc::clone(&asked),
            seen: Arc::clone(&seen),
            sender,
        };
        // Awake while it has something to do, as the probe's own threads are: see `guard`.
        let name = format!("{}desk", clerk.listener.threads());
        thread::Builder::new()
            .name(name)
            .spawn(move || clerk.serve(&server, &token))?;
        Ok(Self {
            place,
            asked,
            seen,
            verdict,
        })
    }

    pub(super) fn environment(&self) -> (&'static str, &str) {
        (DESK, &self.place)
    }

    pub(super) fn asked(&self) -> String {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// What was seen of the last answer whose observation has ended.
    pub(super) fn seen(&self) -> Option<Evidence> {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The verdict, when it comes. Disconnected when the child has gone without one.
    pub(super) fn verdict(&self) -> &Receiver<Option<Finding>> {
        &self.verdict
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A child that never came leaves its clerk waiting: this ends that.
        if let Some((address, token)) = self.place.split_once('/') {
            let close = format!("{token}{CLOSE}");
            let _ = TcpStream::connect(address).and_then(|mut stream| send(&mut stream, &close));
        }
    }
}

struct Clerk {
    listener: Arc<Listener>,
    asked: Arc<Mutex<String>>,
    seen: Arc<Mutex<Option<Evidence>>>,
    sender: Sender<Option<Finding>>,
}

impl Clerk {
    fn serve(&self, server: &TcpListener, token: &str) {
        let mut lifelines = Vec::new();
        while let Ok((mut stream, _)) = server.accept() {
            let _ = stream.set_nodelay(true);
            // Whoever is silent is not the child, and must not keep it waiting for ever.
            let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
            let said = receive::<String>(&mut stream).unwrap_or_default();
            let _ = stream.set_read_timeout(None);
            match said.strip_prefix(token) {
                Some(LIFELINE) => lifelines.push(stream),
                Some(REQUESTS) => return self.answer(stream),
                Some(CLOSE) => return,
                _ => {}
            }
        }
    }

    fn answer(&self, mut stream: TcpStream) {
        while let Ok(request) = receive(&mut stream) {
            let reply = self.reply(request);
            if send(&mut stream, &reply).is_err() {
                return;
            }
        }
    }

    fn reply(&self, request: Request) -> Reply {
        match request {
            Request::Arm { plan, turns, asked } => {
                *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = asked;
                self.listener.arm_in_turn(plan, turns);
                Reply::Done
            }
            Request::Disarm => {
                let evidence = self.listener.disarm();
                let kept = Some(evidence.clone());
                *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = kept;
                Reply::Seen(evidence)
            }
            Request::Verdict(finding) => {
                // Nobody waits for it any more once the deadline has passed.
                let _ = self.sender.send(finding);
                Reply::Done
            }
        }
    }
}

pub(crate) fn send(stream: &mut TcpStream, message: &impl Serialize) -> io::Result<()> {
    let body = postcard::to_allocvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(body.len()).map_err(io::Error::other)?;
    stream.write_all(&length.to_le_bytes())?;
    stream.write_all(&body)
}

pub(crate) fn receive<M: for<'a> Deserialize<'a>>(stream: &mut TcpStream) -> io::Result<M> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > LONGEST {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a message longer than any of ours",
        ));
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    postcard::from_bytes(&body).map_err(io::Error::other)
}
