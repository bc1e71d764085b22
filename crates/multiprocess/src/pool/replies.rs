//! What a worker says: read, checked, and delivered.

use std::time::Instant;

use super::channel::Filled;
use super::chunk::{Chunk, Outcome, Piece};
use super::worker::{Phase, Reason, Worker};
use crate::frame::{Reply, Status};
use crate::{Error, Step, codec, init};

/// A chunk that a worker was given, and what came of it so far.
pub(super) struct Handed {
    pub(super) chunk: Chunk,
    /// The number of the first task of `chunk` that has no reply.
    pub(super) number: u64,
    pub(super) replies: Vec<u8>,
    pub(super) replied: u32,
}

impl Worker {
    /// Reads and delivers all that has come; false if the worker has ended or must be.
    pub(crate) fn read_on(&mut self) -> bool {
        loop {
            let filled = self.channel.fill();
            if self.absorb().is_none() {
                self.kill(Reason::Garbled);
                return false;
            }
            match filled {
                Filled::More => {}
                Filled::Empty => return true,
                Filled::Closed => return false,
            }
        }
    }

    /// Takes the whole replies out of the inbox; none if they are not what a worker sends.
    fn absorb(&mut self) -> Option<()> {
        while let Some(header) = self.channel.inbox[self.channel.taken..].first_chunk() {
            let reply = Reply::from_bytes(header, init::key())?;
            self.expected(reply)?;
            let size = Reply::SIZE + reply.length as usize;
            if self.channel.inbox.len() - self.channel.taken < size {
                return Some(());
            }
            self.parsed += size as u64;
            self.take_reply(reply, size);
        }
        Some(())
    }

    fn expected(&self, reply: Reply) -> Option<()> {
        let fits = match self.phase {
            Phase::Starting => {
                !matches!(reply.status, Status::Value | Status::Panicked) && reply.number == 0
            }
            Phase::Ready | Phase::Leaving => {
                !matches!(
                    reply.status,
                    Status::Hello | Status::InitPanicked | Status::Refused
                ) && self
                    .assigned
                    .front()
                    .is_some_and(|handed| handed.number == reply.number)
            }
        };
        fits.then_some(())
    }

    fn take_reply(&mut self, reply: Reply, size: usize) {
        let (inbox, taken) = (&mut self.channel.inbox, &mut self.channel.taken);
        if self.phase == Phase::Starting {
            let payload = &inbox[*taken + Reply::SIZE..*taken + size];
            match start_error(reply.status, payload, self.pid) {
                None => self.phase = Phase::Ready,
                error => self.start_error = error,
            }
            *taken += size;
            return;
        }
        let handed = self.assigned.front_mut().expect("a reply was expected");
        if handed.chunk.count == 1 && *taken == 0 && inbox.len() == size {
            handed.replies = std::mem::take(inbox); // a large result is not copied
        } else {
            handed
                .replies
                .extend_from_slice(&inbox[*taken..*taken + size]);
            *taken += size;
        }
        handed.replied += 1;
        handed.number += 1;
        self.busy_since = Instant::now();
        self.deliver_finished();
    }

    pub(super) fn deliver_finished(&mut self) {
        while self
            .assigned
            .front()
            .is_some_and(|handed| handed.replied == handed.chunk.count)
        {
            let handed = self.assigned.pop_front().expect("there is a front");
            handed.deliver(self.pid);
        }
    }

    /// Takes what is still in the channel, and what it had finished and not sent; whether that is all it finished.
    pub(super) fn read_the_rest(&mut self) -> bool {
        loop {
            let filled = self.channel.fill();
            if self.absorb().is_none() || filled != Filled::More {
                break;
            }
        }
        // A reply of which only a part came, or that came after garbage, stands in the ring as a whole.
        self.channel.inbox = self.region.unsent(self.parsed);
        self.channel.taken = 0;
        self.absorb().is_some() && self.region.committed() <= self.parsed
    }
}

/// What a worker that starts says: none for hello.
fn start_error(status: Status, payload: &[u8], pid: u32) -> Option<Error> {
    let text = || String::from_utf8_lossy(payload).into_owned();
    match status {
        Status::Hello => None,
        Status::InitPanicked => Some(Error::Initializer(codec::decode_panic(payload, pid))),
        Status::BadArgument => Some(Error::Conversion {
            step: Step::ReadArgument,
            type_name: "the initializer's argument",
            reason: text(),
        }),
        _ => Some(Error::Start {
            reason: format!("process {pid} cannot serve: {}", text()),
            kind: std::io::ErrorKind::Other,
        }),
    }
}

impl Handed {
    fn deliver(self, pid: u32) {
        let outcome = Outcome::Replies {
            pid,
            bytes: self.replies,
        };
        self.chunk.call.deliver(Piece {
            index: self.chunk.index,
            count: self.chunk.count,
            outcome,
        });
    }

    /// Delivers what was answered, and returns the rest.
    pub(super) fn unanswered(mut self, pid: u32) -> Option<Chunk> {
        if self.replied > 0 {
            let mut rest = self.chunk;
            let front = rest.split_front(self.replied);
            self.chunk = front;
            self.deliver(pid);
            (rest.count > 0).then_some(rest)
        } else {
            Some(self.chunk)
        }
    }
}
