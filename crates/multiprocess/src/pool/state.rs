//! What a pool knows, under one lock in the parent: its workers, and the chunks that wait for one.

use std::collections::VecDeque;
use std::time::Duration;

use mio::{Registry, Token};

use super::chunk::{Arguments, Chunk, Task};
use super::dispatch::Ahead;
use super::post::Post;
use super::remains::Remains;
use super::worker::{Phase, Reason, Tokens, Worker};
use crate::{Error, Result};

/// What a builder chose.
pub(crate) struct Config {
    pub(crate) workers: usize,
    pub(crate) name: Option<String>,
    pub(crate) initializer: Option<(Task, Arguments)>,
    pub(crate) max_tasks_per_child: Option<u64>,
    pub(crate) task_timeout: Option<Duration>,
}

/// How far the pool is from its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Running,
    /// No new tasks; those that were asked for are done first.
    Draining,
    /// All were told to leave.
    Leaving,
}

pub(crate) struct State {
    pub(crate) config: Config,
    pub(crate) stage: Stage,
    /// A worker's place is its token.
    pub(crate) workers: Vec<Option<Worker>>,
    pub(crate) queue: VecDeque<Chunk>,
    pub(crate) registry: Registry,
    /// What came of tasks, and has not been handed over.
    pub(crate) post: Post,
    /// Workers that ended before they were ready, one after another.
    failed_starts: usize,
    /// Why no worker can be had; it stays so.
    pub(crate) broken: Option<Error>,
}

/// The names of the sources of the worker at `place`.
fn tokens(place: usize) -> Tokens {
    Tokens {
        channel: Token(2 * place),
        end: Token(2 * place + 1),
    }
}

/// What the poll says about the worker at a place.
pub(crate) enum Source {
    Channel(usize),
    End(usize),
}

/// The place and the source that `token` names.
pub(crate) fn source(token: Token) -> Source {
    match (token.0 / 2, token.0 % 2) {
        (place, 0) => Source::Channel(place),
        (place, _) => Source::End(place),
    }
}

/// How often a worker may be killed at its start before the pool gives up.
const START_TRIES: usize = 10;

impl State {
    pub(crate) fn new(config: Config, registry: Registry) -> Self {
        let workers = (0..config.workers).map(|_| None).collect();
        let queue = VecDeque::new();
        Self {
            config,
            stage: Stage::Running,
            workers,
            queue,
            registry,
            post: Post::default(),
            failed_starts: 0,
            broken: None,
        }
    }

    /// Fills the empty places. After an error fewer workers remain, and the next call tries again.
    pub(crate) fn staff(&mut self) -> Result<()> {
        for place in 0..self.workers.len() {
            if self.workers[place].is_none() {
                let worker = Worker::start(
                    &self.config,
                    tokens(place),
                    &self.registry,
                    self.post.clone(),
                )?;
                self.workers[place] = Some(worker);
            }
        }
        Ok(())
    }

    /// Accepts a chunk, and hands it out if a worker can take it.
    pub(crate) fn submit(&mut self, chunk: Chunk) -> Result<()> {
        if let Some(error) = &self.broken
            && self.workers.iter().all(Option::is_none)
        {
            return Err(error.clone());
        }
        if self.stage != Stage::Running {
            return Err(Error::Closed);
        }
        chunk.task.place()?;
        self.queue.push_back(chunk);
        if self.broken.is_none() && self.workers.iter().any(Option::is_none) {
            self.restaff();
        }
        self.dispatch(Ahead::Few);
        Ok(())
    }

    /// Replaces workers that are gone; if none can be had, what waits for one fails.
    fn restaff(&mut self) {
        let Err(error) = self.staff() else { return };
        if self.workers.iter().all(Option::is_none) {
            self.fail_queue(&error);
        }
    }

    pub(crate) fn fail_queue(&mut self, error: &Error) {
        for chunk in self.queue.drain(..) {
            chunk.fail(error, &self.post);
        }
    }

    /// The worker at `place` can be read: take what it says, and bury it if that was the last.
    pub(crate) fn read(&mut self, place: usize) {
        let Some(worker) = self.workers.get_mut(place).and_then(Option::as_mut) else {
            return;
        };
        let was = worker.phase;
        let alive = worker.read_on();
        if was == Phase::Starting && worker.phase == Phase::Ready {
            self.failed_starts = 0;
        }
        if !alive {
            self.bury(place);
        }
    }

    /// The process at `place` is said to have ended; it may have been replaced since.
    pub(crate) fn ended(&mut self, place: usize) {
        let worker = self.workers.get_mut(place).and_then(Option::as_mut);
        if worker.is_some_and(Worker::has_ended) {
            self.bury(place);
        }
    }

    pub(crate) fn write(&mut self, place: usize) {
        if let Some(worker) = self.workers.get_mut(place).and_then(Option::as_mut) {
            worker.write_on(&self.registry);
        }
    }

    /// The task that was running fails, what had not started goes back to the queue, and a new worker comes.
    pub(super) fn bury(&mut self, place: usize) {
        let Some(worker) = self.workers[place].take() else {
            return;
        };
        let remains = worker.bury(&self.registry);
        for chunk in &remains.lost {
            chunk.fail(&self.loss(&remains, chunk), &self.post);
        }
        for chunk in remains.unstarted.into_iter().rev() {
            self.queue.push_front(chunk);
        }
        if remains.phase == Phase::Starting {
            self.failed_starts += 1;
            let killed = matches!(remains.end, crate::End::Signal(_));
            if let Some(error) = remains.start_error {
                self.give_up(error);
            } else if !killed || self.failed_starts >= START_TRIES {
                self.give_up(Error::NeverReady {
                    pid: remains.pid,
                    end: remains.end,
                });
            }
        }
        let needed = self.stage == Stage::Running
            || (self.stage == Stage::Draining && !self.queue.is_empty());
        match self.broken.clone() {
            None if needed => self.restaff(),
            Some(error) if self.workers.iter().all(Option::is_none) => self.fail_queue(&error),
            _ => {}
        }
    }

    fn loss(&self, remains: &Remains, chunk: &Chunk) -> Error {
        let (pid, task) = (remains.pid, chunk.task.name);
        match (remains.killed_for, self.config.task_timeout) {
            (Some(Reason::TimedOut), Some(limit)) => Error::TimedOut { pid, limit, task },
            (Some(Reason::Terminated), _) => Error::Closed,
            (Some(Reason::Garbled), _) => Error::Garbled { pid, task },
            _ => Error::WorkerDied {
                pid,
                end: remains.end,
                task,
            },
        }
    }

    /// No worker starts any more. Those that run go on; when the last is gone, everything that waits fails.
    fn give_up(&mut self, error: Error) {
        self.broken.get_or_insert(error);
    }

    /// Whether each place has a worker that said hello.
    pub(crate) fn all_ready(&self) -> bool {
        self.workers
            .iter()
            .all(|worker| worker.as_ref().is_some_and(|w| w.phase == Phase::Ready))
    }
}
