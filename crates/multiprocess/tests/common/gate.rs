//! Where callers of several processes wait for each other.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// Holds its callers, of whatever process, until the asked number is there.
pub struct Gate {
    address: SocketAddr,
    inside: Arc<(Mutex<usize>, Condvar)>,
}

impl Gate {
    pub fn new(width: usize) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let inside = Arc::new((Mutex::new(0), Condvar::new()));
        let counted = Arc::clone(&inside);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for stream in listener.incoming() {
                held.push(stream.unwrap());
                *counted.0.lock().unwrap() = held.len();
                counted.1.notify_all();
                if held.len() == width {
                    held.drain(..)
                        .for_each(|mut stream| drop(stream.write_all(&[1])));
                }
            }
        });
        Self { address, inside }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Until so many are inside.
    pub fn wait_for(&self, count: usize) {
        let mut inside = self.inside.0.lock().unwrap();
        while *inside < count {
            inside = self.inside.1.wait(inside).unwrap();
        }
    }
}

/// A task: waits at the gate, and says which process did.
pub fn pass_gate(gate: SocketAddr) -> u32 {
    let mut stream = TcpStream::connect(gate).expect("the gate is open");
    stream
        .read_exact(&mut [0])
        .expect("the gate lets us through");
    std::process::id()
}
