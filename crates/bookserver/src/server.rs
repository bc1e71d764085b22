//! The server: accepts connections, and ends them all when it is dropped.

use crate::connection::House;
use crate::counts::Desk;
use crate::{Config, Counts};
use fastrand::Rng;
use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// A running server. Dropping it ends it, and whatever it was in the middle of.
pub struct Server {
    house: Arc<House>,
    address: SocketAddr,
    /// See [`Server::refusing`].
    refusing: Refusing,
    connections: Arc<Mutex<Connections>>,
    accepting: Option<JoinHandle<()>>,
}

/// Where nobody listens: the near end of a connection has a port, too, and nobody else can be given
/// it while the connection lasts. (Unlike a port that was free a moment ago.)
struct Refusing {
    url: String,
    _connection: (TcpStream, TcpStream),
}

#[derive(Default)]
struct Connections {
    next: u64,
    open: HashMap<u64, TcpStream>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Listens on a port of loopback.
    ///
    /// # Errors
    /// The port is taken, or the system has no port or thread left.
    pub fn start(config: Config) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))?;
        let address = listener.local_addr()?;
        let near = TcpStream::connect(address)?;
        let refusing = Refusing {
            url: format!("http://{}", near.local_addr()?),
            _connection: (near, listener.accept()?.0),
        };
        let house = Arc::new(House {
            base: format!("http://{address}"),
            desk: Desk::default(),
            draws: Mutex::new(Rng::with_seed(config.seed)),
            config,
        });
        let connections = Arc::new(Mutex::new(Connections::default()));
        let accepting = {
            let (house, connections) = (Arc::clone(&house), Arc::clone(&connections));
            named(&house.config.threads.clone())
                .spawn(move || accept(&listener, &house, &connections))?
        };
        Ok(Self {
            house,
            address,
            refusing,
            connections,
            accepting: Some(accepting),
        })
    }

    /// Where it listens: `127.0.0.1:1234`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// How the addresses of all it has begin: `http://127.0.0.1:1234`.
    pub fn url(&self) -> String {
        self.house.base.clone()
    }

    /// How addresses begin where every connection is refused, as long as this server lives.
    pub fn refusing(&self) -> String {
        self.refusing.url.clone()
    }

    /// What it has seen so far.
    pub fn counts(&self) -> Counts {
        self.house.desk.counts()
    }

    /// From now on requests are taken and not answered, until [`Server::release`].
    pub fn hold(&self) {
        self.house.desk.hold(true);
    }

    /// Answers those that were held.
    pub fn release(&self) {
        self.house.desk.hold(false);
    }

    /// Waits until so many requests are in flight at once.
    pub fn wait_for(&self, in_flight: usize) -> bool {
        self.house.desk.wait_for(in_flight)
    }

    /// Serves until the program is ended.
    pub fn serve_for_ever(mut self) {
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.house.desk.close();
        // Whoever accepts looks up when somebody knocks.
        let knocked = TcpStream::connect(self.address);
        if let (Some(accepting), Ok(_)) = (self.accepting.take(), &knocked) {
            let _ = accepting.join();
        }
        let threads = {
            let mut connections = lock(&self.connections);
            for stream in connections.open.values() {
                let _ = stream.shutdown(Shutdown::Both);
            }
            std::mem::take(&mut connections.threads)
        };
        for thread in threads {
            let _ = thread.join();
        }
    }
}

fn named(name: &str) -> thread::Builder {
    thread::Builder::new().name(name.to_owned())
}

fn lock(connections: &Mutex<Connections>) -> MutexGuard<'_, Connections> {
    connections.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, house: &Arc<House>, connections: &Arc<Mutex<Connections>>) {
    for stream in listener.incoming() {
        if house.desk.is_closed() {
            return;
        }
        // Out of descriptors, say: those who are connected go on, and may free some.
        let Ok(stream) = stream else {
            house.desk.pause(std::time::Duration::from_millis(10));
            continue;
        };
        // A thread that cannot be started is a client that is hung up on.
        let _ = welcome(stream, house, connections);
    }
}

fn welcome(
    stream: TcpStream,
    house: &Arc<House>,
    connections: &Arc<Mutex<Connections>>,
) -> io::Result<()> {
    house.desk.connected();
    let mut state = lock(connections);
    let number = state.next;
    state.next += 1;
    state.open.insert(number, stream.try_clone()?);
    state.threads.retain(|thread| !thread.is_finished());
    let serve = {
        let (house, connections) = (Arc::clone(house), Arc::clone(connections));
        move || {
            // A client that goes away in the middle is no news.
            let _ = house.serve(&stream);
            // This handle first: a connection ends when its last handle is dropped.
            drop(lock(&connections).open.remove(&number));
            drop(stream);
        }
    };
    match named(&house.config.threads).spawn(serve) {
        Ok(thread) => state.threads.push(thread),
        Err(_) => drop(state.open.remove(&number)),
    }
    Ok(())
}
