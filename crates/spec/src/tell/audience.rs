//! The end that listens.

use super::{TELL, Told};
use crate::harness::{receive, send};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Said in place of the token alone, by the audience itself.
const CLOSE: &str = "/close";

/// Listens, on a loopback port, to the checks that were started with its [`environment`](Self::environment), once.
/// Dropping it ends checks that still talk.
pub struct Audience {
    place: String,
    told: Receiver<Told>,
    /// Where the checks talk, once they do.
    checks: Arc<Mutex<Option<TcpStream>>>,
}

impl Audience {
    /// Opens a port, and takes down what is said there from now on.
    ///
    /// # Errors
    /// The system has no port or no thread left.
    pub fn open() -> io::Result<Self> {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let token = format!("{:016x}", RandomState::new().build_hasher().finish());
        let place = format!("{}/{token}", server.local_addr()?);
        let (sender, told) = channel();
        let checks = Arc::default();
        let here = Arc::clone(&checks);
        thread::Builder::new()
            .name("audience".into())
            .spawn(move || listen(&server, &token, &sender, &here))?;
        Ok(Self {
            place,
            told,
            checks,
        })
    }

    /// The environment variable, and its value, that make the checks talk to this audience.
    pub fn environment(&self) -> (&'static str, &str) {
        (TELL, &self.place)
    }

    /// What is told, in order; disconnected when the checks have ended, or the audience was [closed](Self::close)
    /// before they came.
    pub fn told(&self) -> &Receiver<Told> {
        &self.told
    }

    /// Waits no longer for checks that never came. Those that are here are heard to their end.
    pub fn close(&self) {
        if let Some((address, token)) = self.place.split_once('/') {
            let close = format!("{token}{CLOSE}");
            let _ = TcpStream::connect(address).and_then(|mut stream| send(&mut stream, &close));
        }
    }
}

impl Drop for Audience {
    fn drop(&mut self) {
        self.close();
        let mut checks = self.checks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stream) = checks.take() {
            // They may have gone themselves.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn listen(
    server: &TcpListener,
    token: &str,
    sender: &Sender<Told>,
    checks: &Mutex<Option<TcpStream>>,
) {
    while let Ok((mut stream, _)) = server.accept() {
        // Whoever is silent is not the checks, and must not keep them waiting for ever.
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        let said = receive::<String>(&mut stream).unwrap_or_default();
        let _ = stream.set_read_timeout(None);
        match said.strip_prefix(token) {
            Some("") => {
                *checks.lock().unwrap_or_else(PoisonError::into_inner) = stream.try_clone().ok();
                return take_down(stream, sender);
            }
            Some(CLOSE) => return,
            _ => {}
        }
    }
}

fn take_down(mut stream: TcpStream, sender: &Sender<Told>) {
    while let Ok(told) = receive(&mut stream) {
        // The audience has gone before it knew of these checks: hanging up tells them so.
        if sender.send(told).is_err() {
            return;
        }
    }
}
