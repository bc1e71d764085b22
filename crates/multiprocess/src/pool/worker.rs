//! One worker as the pool sees it: its process, its channel, and what it was given to do.

use std::collections::VecDeque;
use std::time::Instant;

use mio::{Registry, Token};

use super::channel::Channel;
use super::chunk::{Arguments, Chunk, Task};
use super::post::Post;
use super::replies::Handed;
use super::state::Config;
use crate::entry::EntryOffset;
use crate::frame::{Job, Purpose, Setup};
use crate::offspring::Offspring;
use crate::region::Region;
use crate::transport::{self, Lifeline};
use crate::{Error, Result, image, init, spin};

pub(crate) struct Worker {
    pub(crate) pid: u32,
    pub(super) child: Offspring,
    pub(super) channel: Channel,
    pub(super) region: Region,
    /// There as long as the worker may live.
    _lifeline: Option<Lifeline>,
    pub(crate) phase: Phase,
    /// Handed out and not answered, in the order of their numbers.
    pub(super) assigned: VecDeque<Handed>,
    /// The number of the next task to be handed out.
    handed: u64,
    /// How many tasks it has run or will run: those taken back do not count.
    given: u64,
    /// How many bytes the replies took that were understood: the place of the next one in the worker's stream.
    pub(super) parsed: u64,
    /// When the task that it runs now can have started at the earliest.
    pub(crate) busy_since: Instant,
    /// When it was told to leave.
    pub(crate) leaving_since: Option<Instant>,
    /// Why the parent killed it.
    pub(crate) killed_for: Option<Reason>,
    pub(super) start_error: Option<Error>,
    pub(super) post: Post,
}

/// What the poll calls its two sources.
#[derive(Clone, Copy)]
pub(crate) struct Tokens {
    pub(crate) channel: Token,
    /// The process itself.
    pub(crate) end: Token,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Starting,
    Ready,
    /// It gets no more jobs.
    Leaving,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    TimedOut,
    Garbled,
    Terminated,
    /// It was told to leave, and did not.
    Stayed,
}

impl Worker {
    pub(crate) fn start(
        config: &Config,
        tokens: Tokens,
        registry: &Registry,
        post: Post,
    ) -> Result<Self> {
        init::require()?;
        let setup = Setup {
            key: init::key(),
            fingerprint: image::fingerprint(),
            prompt: config.task_timeout.is_some(),
            spin: spin::pays(config.workers),
        };
        let launched = transport::launch(setup, config.name.as_deref())
            .map_err(|error| Error::start("starting a process", &error))?;
        let watched = launched.child.register(registry, tokens.end);
        let channel =
            watched.and_then(|()| Channel::new(launched.stream, tokens.channel, registry));
        let mut worker = Self {
            pid: launched.child.id(),
            child: launched.child,
            channel: channel.map_err(|error| Error::start("watching a worker", &error))?,
            region: launched.region,
            _lifeline: launched.lifeline,
            phase: Phase::Starting,
            assigned: VecDeque::new(),
            handed: 0,
            given: 0,
            parsed: 0,
            busy_since: Instant::now(),
            leaving_since: None,
            killed_for: None,
            start_error: None,
            post,
        };
        worker.initialise(config.initializer.as_ref());
        worker.flush(registry);
        Ok(worker)
    }

    fn initialise(&mut self, initializer: Option<&(Task, Arguments)>) {
        let (entry, arguments) = match initializer {
            Some((task, arguments)) => (reachable(*task), arguments.clone()),
            None => (EntryOffset::NONE, Arguments::from(Vec::new())),
        };
        self.send(
            Purpose::Initialise,
            u32::from(initializer.is_some()),
            entry,
            arguments,
        );
    }

    fn send(&mut self, purpose: Purpose, count: u32, entry: EntryOffset, arguments: Arguments) {
        let length =
            u32::try_from(arguments.as_slice().len()).expect("chunks are kept below 4 GiB");
        let job = Job {
            purpose,
            count,
            length,
            first: self.handed,
            entry,
        };
        self.channel.put(&job.to_bytes(init::key()), arguments);
    }

    /// Gives it a chunk to do, after what it has; [`Worker::flush`] sends it.
    pub(crate) fn hand(&mut self, chunk: Chunk) {
        if self.assigned.is_empty() {
            self.busy_since = Instant::now();
        }
        self.send(
            if chunk.divisible {
                Purpose::Divisible
            } else {
                Purpose::Block
            },
            chunk.count,
            reachable(chunk.task),
            chunk.arguments.clone(),
        );
        let number = self.handed;
        self.handed += u64::from(chunk.count);
        self.given += u64::from(chunk.count);
        self.assigned.push_back(Handed {
            chunk,
            number,
            replies: Vec::new(),
            replied: 0,
        });
    }

    /// How many tasks it has run in its life, or will have when it has done what it was given.
    pub(crate) fn tasks_given(&self) -> u64 {
        self.given
    }

    pub(crate) fn chunks(&self) -> usize {
        self.assigned.len()
    }

    pub(crate) fn idle(&self) -> bool {
        self.assigned.is_empty()
    }

    /// How many parts another worker could take over so that something is left for this one.
    pub(crate) fn spare(&self) -> u64 {
        let next = self.region.next();
        let parts = |handed: &Handed| {
            let end = handed.number + u64::from(handed.chunk.count - handed.replied);
            match (handed.chunk.divisible, handed.number >= next) {
                (true, _) => end.saturating_sub(next.max(handed.number)),
                (false, true) => 1,
                (false, false) => 0,
            }
        };
        let started = self
            .assigned
            .front()
            .is_some_and(|handed| handed.number < next);
        self.assigned
            .iter()
            .map(parts)
            .sum::<u64>()
            .saturating_sub(u64::from(!started))
    }

    /// Whether a chunk like `wanted` is assigned to it.
    pub(crate) fn has(&self, wanted: impl Fn(&Chunk) -> bool) -> bool {
        self.assigned.iter().any(|handed| wanted(&handed.chunk))
    }

    /// Whether it runs a task of `wanted` right now.
    pub(crate) fn runs(&self, wanted: impl Fn(&Chunk) -> bool) -> bool {
        self.assigned
            .front()
            .is_some_and(|handed| wanted(&handed.chunk) && self.region.next() > handed.number)
    }

    /// Takes back what it has not started; these tasks will not run there.
    pub(crate) fn take_back(&mut self) -> Vec<Chunk> {
        let first = self.region.take_back(self.handed);
        let back = self.cut(first);
        self.given -= back.iter().map(|chunk| u64::from(chunk.count)).sum::<u64>();
        back
    }

    /// Splits what is assigned at task `first`, and returns the part from there on.
    pub(super) fn cut(&mut self, first: u64) -> Vec<Chunk> {
        let mut back = Vec::new();
        while let Some(mut last) = self.assigned.pop_back() {
            let unanswered = last.chunk.count - last.replied;
            let kept = first.saturating_sub(last.number).min(u64::from(unanswered));
            let kept = last.replied + u32::try_from(kept).expect("no more than the chunk has");
            if kept == last.chunk.count {
                self.assigned.push_back(last);
                break;
            }
            if kept == 0 {
                back.push(last.chunk);
            } else {
                let front = last.chunk.split_front(kept);
                back.push(std::mem::replace(&mut last.chunk, front));
                self.assigned.push_back(last);
                self.deliver_finished();
                break;
            }
        }
        back.reverse();
        back
    }

    /// Whether the process has ended.
    pub(crate) fn has_ended(&mut self) -> bool {
        // An error is left to the channel, which closes too.
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Sends what it was handed, as far as there is room.
    pub(crate) fn flush(&mut self, registry: &Registry) {
        if self.channel.has_news() {
            self.channel.flush(registry);
        }
    }

    /// There is room in the channel again.
    pub(crate) fn write_on(&mut self, registry: &Registry) {
        self.channel.flush(registry);
    }

    pub(crate) fn finish(&mut self) {
        self.phase = Phase::Leaving;
        self.leaving_since = Some(Instant::now());
        self.channel.finish();
    }

    /// Ends the process at once; [`Worker::bury`] must follow.
    pub(crate) fn kill(&mut self, reason: Reason) {
        self.killed_for.get_or_insert(reason);
        self.child.kill();
    }
}

fn reachable(task: Task) -> EntryOffset {
    task.place().expect("whoever accepted the task has asked")
}
