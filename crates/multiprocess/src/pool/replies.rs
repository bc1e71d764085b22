//! What a worker says: read, checked, and delivered.

use std::time::Instant;

use super::channel::Filled;
use super::chunk::{Chunk, Outcome, Piece};
use super::post::Post;
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
        if self.phase == Phase::Starting {
            self.absorb_hello()?;
        }
        let before = self.parsed;
        while let Some(handed) = self.assigned.front_mut() {
            let inbox = &self.channel.inbox[self.channel.taken..];
            let (size, garbled) = handed.whole_replies(inbox);
            self.parsed += size as u64;
            if size == self.channel.inbox.len() && handed.replies.is_empty() {
                handed.replies = std::mem::take(&mut self.channel.inbox); // a large result is not copied
            } else {
                handed.replies.extend_from_slice(&inbox[..size]);
                self.channel.taken += size;
            }
            if garbled {
                return None; // what came before it counts, and is kept
            }
            if handed.replied < handed.chunk.count {
                let coming = &self.channel.inbox[self.channel.taken..];
                self.channel.expected = Reply::length_of_first(coming).unwrap_or(0);
                break;
            }
            self.deliver_finished();
        }
        if self.parsed > before {
            self.busy_since = Instant::now();
        }
        // Nothing was asked, so nothing is to be said.
        let silent = self.channel.inbox.len() == self.channel.taken;
        (silent || !self.assigned.is_empty() || self.phase == Phase::Starting).then_some(())
    }

    fn absorb_hello(&mut self) -> Option<()> {
        let inbox = &self.channel.inbox[self.channel.taken..];
        let Some(header) = inbox.first_chunk() else {
            return Some(());
        };
        let reply = Reply::from_bytes(*header, init::key(), 0)?;
        if matches!(reply.status, Status::Value | Status::Panicked) {
            return None;
        }
        let size = Reply::SIZE + reply.length as usize;
        if let Some(payload) = inbox.get(Reply::SIZE..size) {
            match start_error(reply.status, payload, self.pid) {
                None => self.phase = Phase::Ready,
                error => self.start_error = error,
            }
            self.parsed += size as u64;
            self.channel.taken += size;
        }
        Some(())
    }

    pub(super) fn deliver_finished(&mut self) {
        while self
            .assigned
            .front()
            .is_some_and(|handed| handed.replied == handed.chunk.count)
        {
            let handed = self.assigned.pop_front().expect("there is a front");
            handed.deliver(self.pid, &self.post);
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
    /// Counts the whole replies at the start of `inbox` that are for its tasks. Gives how many bytes they take, and whether
    /// what follows them is not what a worker sends.
    fn whole_replies(&mut self, inbox: &[u8]) -> (usize, bool) {
        let mut taken = 0;
        while self.replied < self.chunk.count
            && let Some(header) = inbox[taken..].first_chunk()
        {
            let Some(size) = self.size_of_reply(*header) else {
                return (taken, true);
            };
            if inbox.len() - taken < size {
                break;
            }
            taken += size;
            self.replied += 1;
            self.number += 1;
        }
        (taken, false)
    }

    /// How many bytes the next reply takes whose header this is; none if it is no header of a task's reply.
    fn size_of_reply(&self, header: [u8; Reply::SIZE]) -> Option<usize> {
        let reply = Reply::from_bytes(header, init::key(), self.number)?;
        let of_a_start = matches!(
            reply.status,
            Status::Hello | Status::InitPanicked | Status::Refused
        );
        (!of_a_start).then_some(Reply::SIZE + reply.length as usize)
    }

    fn deliver(self, pid: u32, post: &Post) {
        let outcome = Outcome::Replies {
            pid,
            bytes: self.replies,
        };
        let piece = Piece {
            index: self.chunk.index,
            count: self.chunk.count,
            outcome,
        };
        post.put(self.chunk.call, piece);
    }

    /// Delivers what was answered, and returns the rest.
    pub(super) fn unanswered(mut self, pid: u32, post: &Post) -> Option<Chunk> {
        if self.replied > 0 {
            let mut rest = self.chunk;
            let front = rest.split_front(self.replied);
            self.chunk = front;
            self.deliver(pid, post);
            (rest.count > 0).then_some(rest)
        } else {
            Some(self.chunk)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::chunk::{Arguments, Call, Task};
    use super::*;
    use std::sync::Arc;

    struct Nobody;

    impl Call for Nobody {
        fn deliver(&self, _piece: Piece) {}

        fn abandoned(&self) -> bool {
            false
        }
    }

    fn reply(number: u64) -> Vec<u8> {
        let reply = Reply {
            status: Status::Value,
            length: 1,
        };
        [&reply.to_bytes(init::key(), number)[..], &[7]].concat()
    }

    #[test]
    fn replies_before_garbage_are_counted_with_their_bytes() {
        let chunk = Chunk {
            call: Arc::new(Nobody),
            task: Task::of(|x: u64| x),
            index: 0,
            count: 3,
            divisible: false,
            arguments: Arguments::from(Vec::new()),
        };
        let mut handed = Handed {
            chunk,
            number: 5,
            replies: Vec::new(),
            replied: 0,
        };
        let two = [reply(5), reply(6)].concat();
        let damaged = [&two[..], &[0xAB; 8]].concat();
        assert_eq!(handed.whole_replies(&damaged), (two.len(), true));
        assert_eq!((handed.replied, handed.number), (2, 7));
        // What stands in the ring begins behind them.
        assert_eq!(handed.whole_replies(&reply(7)), (reply(7).len(), false));
        assert_eq!(handed.replied, 3);
    }
}
