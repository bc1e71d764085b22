//! The end that talks: in the program that asks the laws.

use super::{Ended, Law, TELL, Told};
use crate::harness::{Outcome, send};
use std::io::Read;
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Tells an audience, if the environment names one.
pub(crate) struct Teller(Option<Mutex<TcpStream>>);

impl Teller {
    /// Goes to the audience. If it goes away, this process ends, and the laws that it asks end with it: nobody
    /// waits for them any more.
    pub(crate) fn of_environment() -> Self {
        let stream = connect();
        if let Some(Ok(mut audience)) = stream.as_ref().map(TcpStream::try_clone) {
            thread::spawn(move || {
                // Nothing is ever said here: this returns when the other end is closed.
                let _ = audience.read(&mut [0]);
                std::process::exit(1);
            });
        }
        Self(stream.map(Mutex::new))
    }

    /// Whether there is an audience.
    pub(crate) fn is_heard(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn laws(&self, laws: Vec<Law>) {
        self.tell(&Told::Laws(laws));
    }

    pub(crate) fn started(&self, law: &str) {
        self.tell(&Told::Started(law.to_owned()));
    }

    pub(crate) fn ended(&self, law: &str, outcome: &Outcome, seconds: f64) {
        if self.is_heard() {
            let ended = Ended::new(law.to_owned(), outcome.clone(), seconds);
            self.tell(&Told::Ended(Box::new(ended)));
        }
    }

    fn tell(&self, told: &Told) {
        if let Some(stream) = &self.0 {
            let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
            // Whoever has gone ends this process: see `of_environment`.
            let _ = send(&mut stream, told);
        }
    }
}

fn connect() -> Option<TcpStream> {
    let place = std::env::var(TELL).ok()?;
    let (address, token) = place.split_once('/')?;
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_nodelay(true).ok()?;
    send(&mut stream, &token.to_owned()).ok()?;
    Some(stream)
}
