//! The parent's end of one worker's channel. Never waits, in either direction.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, IoSlice};

use mio::{Interest, Registry, Token};

use super::chunk::Arguments;
use crate::frame::Job;
use crate::room;
use crate::transport::{PollStream, Stream, read_some, write_some};

/// How much is read before it is looked at: bounds what a worker gone mad can make us hold.
const GULP: usize = 1024 * 1024;

/// The least room to read into.
const LEAST: usize = 8 * 1024;

/// Arguments up to this size are copied behind their header, so that many jobs go out in one write.
const SMALL: usize = 16 * 1024;

/// How many pieces go out in one write.
const PIECES: usize = 16;

pub(crate) struct Channel {
    stream: PollStream,
    token: Token,
    /// Received, and not yet taken from `taken` on.
    pub(crate) inbox: Vec<u8>,
    pub(crate) taken: usize,
    /// How long the inbox will be when the reply that is coming is whole.
    pub(crate) expected: usize,
    outbox: VecDeque<Outgoing>,
    /// How much of the first piece of the outbox has gone.
    gone: usize,
    asked_for_room: bool,
}

/// A piece of what is to be sent.
enum Outgoing {
    Copied(Vec<u8>),
    Shared(Arguments),
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
            expected: 0,
            outbox: VecDeque::new(),
            gone: 0,
            asked_for_room: false,
        })
    }

    /// Reads some of what has come.
    pub(crate) fn fill(&mut self) -> Filled {
        if self.taken > 0 {
            self.inbox.drain(..self.taken);
            self.taken = 0;
        }
        let mut left = GULP;
        while left > 0 {
            let promised = self.expected.saturating_sub(self.inbox.len());
            let step = room::step(&self.inbox, promised).max(LEAST);
            room::reserve(&mut self.inbox, step);
            match read_some(&self.stream, &mut self.inbox) {
                Ok(0) => return Filled::Closed,
                Ok(count) => left = left.saturating_sub(count),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Filled::Empty,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // A reset: it follows the last byte.
                Err(_) => return Filled::Closed,
            }
        }
        Filled::More
    }

    /// Appends a job to what goes out with the next [`Channel::flush`].
    pub(crate) fn put(&mut self, header: &[u8; Job::SIZE], arguments: Arguments) {
        let room = |bytes: &Vec<u8>| bytes.len() < SMALL;
        let mut copied = match self.outbox.pop_back() {
            Some(Outgoing::Copied(bytes)) if room(&bytes) => bytes,
            Some(other) => {
                self.outbox.push_back(other);
                Vec::with_capacity(1024)
            }
            None => Vec::with_capacity(1024),
        };
        copied.extend_from_slice(header);
        if arguments.as_slice().len() <= SMALL {
            copied.extend_from_slice(arguments.as_slice());
            self.outbox.push_back(Outgoing::Copied(copied));
        } else {
            self.outbox.push_back(Outgoing::Copied(copied));
            self.outbox.push_back(Outgoing::Shared(arguments));
        }
    }

    /// Whether something waits to be written and has not been told that there is no room.
    pub(crate) fn has_news(&self) -> bool {
        !self.outbox.is_empty() && !self.asked_for_room
    }

    /// Writes what the channel takes. Errors show when reading, as the end of the worker.
    pub(crate) fn flush(&mut self, registry: &Registry) {
        while !self.outbox.is_empty() {
            match self.write() {
                Ok(count) => self.advance(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(_) => {
                    self.outbox.clear();
                    self.gone = 0;
                }
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

    /// One write, of as many pieces as there are.
    fn write(&self) -> io::Result<usize> {
        let mut slices = [IoSlice::new(&[]); PIECES];
        let pieces = self.outbox.iter().map(Outgoing::as_slice);
        let mut used = 0;
        for (slice, piece) in slices.iter_mut().zip(pieces) {
            let gone = if used == 0 { self.gone } else { 0 };
            *slice = IoSlice::new(&piece[gone..]);
            used += 1;
        }
        write_some(&self.stream, &slices[..used])
    }

    /// Forgets the first `count` bytes of the outbox.
    fn advance(&mut self, count: usize) {
        self.gone += count;
        while let Some(first) = self.outbox.front()
            && self.gone >= first.as_slice().len()
        {
            self.gone -= first.as_slice().len();
            self.outbox.pop_front();
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
    fn as_slice(&self) -> &[u8] {
        match self {
            Self::Copied(bytes) => bytes,
            Self::Shared(arguments) => arguments.as_slice(),
        }
    }
}
