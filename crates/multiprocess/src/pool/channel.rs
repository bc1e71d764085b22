//! The parent's end of one worker's channel. Never waits, in either direction.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, IoSlice, Read};

use mio::{Interest, Registry, Token};

use super::chunk::Arguments;
use crate::frame::Job;
use crate::transport::{PollStream, Stream, write_some};

/// How much is read before it is looked at: bounds what a worker gone mad can make us hold.
const GULP: u64 = 1024 * 1024;

pub(crate) struct Channel {
    stream: PollStream,
    token: Token,
    /// Received, and not yet taken from `taken` on.
    pub(crate) inbox: Vec<u8>,
    pub(crate) taken: usize,
    outbox: VecDeque<Outgoing>,
    asked_for_room: bool,
}

struct Outgoing {
    header: [u8; Job::SIZE],
    arguments: Arguments,
    written: usize,
}

/// What is known after a read.
#[derive(PartialEq, Eq)]
pub(crate) enum Filled {
    /// There may be more at once.
    More,
    /// Nothing more for now.
    Empty,
    /// The worker closed its end, which it does only by ending.
    Closed,
}

impl Channel {
    pub(crate) fn new(stream: Stream, token: Token, registry: &Registry) -> io::Result<Self> {
        stream.set_nonblocking(true)?;
        let mut stream = PollStream::from_std(stream);
        // Room for writing is reported each time the worker reads: so it is asked for only while something waits for it.
        registry.register(&mut stream, token, Interest::READABLE)?;
        Ok(Self {
            stream,
            token,
            inbox: Vec::new(),
            taken: 0,
            outbox: VecDeque::new(),
            asked_for_room: false,
        })
    }

    /// Reads some of what has come.
    pub(crate) fn fill(&mut self) -> Filled {
        if self.taken > 0 {
            self.inbox.drain(..self.taken);
            self.taken = 0;
        }
        let before = self.inbox.len();
        let outcome = (&self.stream).take(GULP).read_to_end(&mut self.inbox);
        let came = (self.inbox.len() - before) as u64;
        match outcome {
            Ok(_) if came == GULP => Filled::More,
            Err(error) if error.kind() == ErrorKind::WouldBlock => Filled::Empty,
            // A reset, too: it follows the last byte.
            Ok(_) | Err(_) => Filled::Closed,
        }
    }

    pub(crate) fn send(
        &mut self,
        header: [u8; Job::SIZE],
        arguments: Arguments,
        registry: &Registry,
    ) {
        self.outbox.push_back(Outgoing {
            header,
            arguments,
            written: 0,
        });
        self.flush(registry);
    }

    /// Writes what the channel takes. Errors show when reading, as the end of the worker.
    pub(crate) fn flush(&mut self, registry: &Registry) {
        while let Some(out) = self.outbox.front_mut() {
            match out.write(&self.stream) {
                Ok(true) => drop(self.outbox.pop_front()),
                Ok(false) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(_) => self.outbox.clear(),
            }
        }
        let wants_room = !self.outbox.is_empty();
        if wants_room != self.asked_for_room {
            let interest = if wants_room {
                Interest::READABLE | Interest::WRITABLE
            } else {
                Interest::READABLE
            };
            // It fails only for a stream that is not registered, and this one is.
            let _ = registry.reregister(&mut self.stream, self.token, interest);
            self.asked_for_room = wants_room;
        }
    }

    /// No more jobs: the worker leaves when it has done what it has.
    pub(crate) fn finish(&self) {
        let _ = self.stream.shutdown(std::net::Shutdown::Write);
    }

    pub(crate) fn deregister(&mut self, registry: &Registry) {
        let _ = registry.deregister(&mut self.stream);
    }
}

impl Outgoing {
    /// One write; whether that was the last of it.
    fn write(&mut self, stream: &PollStream) -> io::Result<bool> {
        let arguments = self.arguments.as_slice();
        let header = self.header.get(self.written..).unwrap_or_default();
        let rest = &arguments[self.written.saturating_sub(Job::SIZE)..];
        self.written += write_some(stream, &[IoSlice::new(header), IoSlice::new(rest)])?;
        Ok(self.written == Job::SIZE + arguments.len())
    }
}
