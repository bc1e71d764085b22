//! What a pool knows, under one lock in the parent: its workers, and the chunks that wait for one.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mio::{Registry, Token};

use super::chunk::{Arguments, Call, Chunk, Task};
use super::worker::{Phase, Reason, Remains, Worker};
use crate::{Error, Result};

/// What a builder chose.
pub(crate) struct Config {
    pub(crate) workers: usize,
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
    /// All are told to leave; those that have not left at the instant are killed.
    Leaving(Instant),
}

pub(crate) struct State {
    pub(crate) config: Config,
    pub(crate) stage: Stage,
    /// A worker's place is its token.
    pub(crate) workers: Vec<Option<Worker>>,
    pub(crate) queue: VecDeque<Chunk>,
    pub(crate) registry: Registry,
    /// Workers that ended before they were ready, one after another.
    failed_starts: usize,
    /// Why no worker can be had; it stays so.
    pub(crate) broken: Option<Error>,
}

/// How long an idle worker may take to leave before it is killed: it may have been stopped.
const GRACE: Duration = Duration::from_secs(1);

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
            failed_starts: 0,
            broken: None,
        }
    }

    /// Fills the empty places. After an error fewer workers remain, and the next call tries again.
    pub(crate) fn staff(&mut self) -> Result<()> {
        for place in 0..self.workers.len() {
            if self.workers[place].is_none() {
                let prompt = self.config.task_timeout.is_some();
                let initializer = self.config.initializer.as_ref();
                let worker = Worker::start(initializer, prompt, Token(place), &self.registry)?;
                self.workers[place] = Some(worker);
            }
        }
        Ok(())
    }

    /// Accepts a chunk, and hands it out if a worker can take it.
    pub(crate) fn submit(&mut self, chunk: Chunk) -> Result<()> {
        if let Some(error) = &self.broken {
            return Err(error.clone());
        }
        if self.stage != Stage::Running {
            return Err(Error::Closed);
        }
        self.queue.push_back(chunk);
        if self.workers.iter().any(Option::is_none) {
            self.restaff();
        }
        self.dispatch();
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
            chunk.fail(error);
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

    pub(crate) fn write(&mut self, place: usize) {
        if let Some(worker) = self.workers.get_mut(place).and_then(Option::as_mut) {
            worker.write_on(&self.registry);
        }
    }

    /// The task that was running fails, what had not started goes back to the queue, and a new worker comes.
    fn bury(&mut self, place: usize) {
        let Some(worker) = self.workers[place].take() else {
            return;
        };
        let remains = worker.bury(&self.registry);
        for chunk in &remains.lost {
            chunk.fail(&self.loss(&remains, chunk));
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

    /// Hands out what waits.
    ///
    /// A worker without a task comes first. Only when each has one does any get a second, so that it need not
    /// wait for us between the two; and what has not started is taken back when another worker would be idle.
    pub(crate) fn dispatch(&mut self) {
        while self.next_chunk_is_wanted() {
            let Some(place) = self.taker() else { return };
            self.hand(place);
        }
        self.share();
    }

    /// Drops from the front of the queue what nobody wants; whether something is left.
    fn next_chunk_is_wanted(&mut self) -> bool {
        while let Some(chunk) = self.queue.front() {
            if !chunk.call.abandoned() {
                return true;
            }
            chunk.fail(&Error::Cancelled);
            self.queue.pop_front();
        }
        false
    }

    /// Which worker gets the next chunk.
    fn taker(&self) -> Option<usize> {
        /// One that runs, one ahead.
        const CHUNKS: usize = 2;
        let all_have_one = self.workers.iter().flatten().all(|worker| !worker.idle());
        let limit = if all_have_one { CHUNKS } else { 1 };
        let takes = |worker: &Worker| {
            worker.phase == Phase::Ready && worker.chunks() < limit && self.allowance(worker) > 0
        };
        let candidates = self
            .workers
            .iter()
            .enumerate()
            .filter_map(|(place, w)| Some((place, w.as_ref()?)));
        candidates
            .filter(|(_, w)| takes(w))
            .min_by_key(|(_, w)| w.chunks())
            .map(|(place, _)| place)
    }

    /// How many more tasks the worker may be given in its life.
    fn allowance(&self, worker: &Worker) -> u64 {
        self.config
            .max_tasks_per_child
            .map_or(u64::MAX, |most| most.saturating_sub(worker.tasks_given()))
    }

    fn hand(&mut self, place: usize) {
        let (Some(worker), Some(mut chunk)) = (&self.workers[place], self.queue.pop_front()) else {
            return;
        };
        let most = self.allowance(worker);
        if u64::from(chunk.count) > most {
            let front = chunk.split_front(u32::try_from(most).expect("less than a chunk"));
            self.queue.push_front(std::mem::replace(&mut chunk, front));
        }
        if let Some(worker) = &mut self.workers[place] {
            worker.hand(chunk, &self.registry);
        }
    }

    /// An idle worker gets something of what the fullest one has not started.
    fn share(&mut self) {
        while self.queue.is_empty() && self.taker().is_some_and(|place| self.worker(place).idle()) {
            let fullest = self
                .workers
                .iter_mut()
                .flatten()
                .max_by_key(|worker| worker.spare());
            let Some(fullest) = fullest.filter(|worker| worker.spare() > 0) else {
                return;
            };
            for mut chunk in fullest.take_back() {
                let half = chunk.count / 2;
                if chunk.divisible && half > 0 {
                    self.queue.push_back(chunk.split_front(half));
                }
                self.queue.push_back(chunk);
            }
            while let Some(place) = self.taker().filter(|_| !self.queue.is_empty()) {
                self.hand(place);
            }
        }
    }

    fn worker(&self, place: usize) -> &Worker {
        self.workers[place].as_ref().expect("a place with a worker")
    }

    /// Workers that have done their share leave, and new ones come.
    pub(crate) fn retire(&mut self) {
        for place in 0..self.workers.len() {
            let Some(worker) = &self.workers[place] else {
                continue;
            };
            if worker.phase == Phase::Ready && worker.idle() && self.allowance(worker) == 0 {
                self.workers[place].as_mut().expect("just seen").finish();
            }
        }
    }

    /// When something must be done although nothing happens; none while no limit is set and nothing is busy.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        if let Stage::Leaving(until) = self.stage {
            return Some(until);
        }
        let limit = self.config.task_timeout?;
        self.workers
            .iter()
            .flatten()
            .filter(|worker| !worker.idle())
            .map(|worker| worker.busy_since + limit)
            .min()
    }

    /// Kills the workers whose task has run too long. What was handed out behind it is taken back first.
    pub(crate) fn enforce_timeout(&mut self) {
        let Some(limit) = self.config.task_timeout else {
            return;
        };
        for place in 0..self.workers.len() {
            let Some(worker) = &mut self.workers[place] else {
                continue;
            };
            if worker.idle() || worker.busy_since.elapsed() < limit {
                continue;
            }
            for chunk in worker.take_back().into_iter().rev() {
                self.queue.push_front(chunk);
            }
            worker.kill(Reason::TimedOut);
            self.bury(place);
        }
    }

    /// The next step to the end of the pool; true when it is reached.
    pub(crate) fn wind_up(&mut self) -> bool {
        match self.stage {
            Stage::Running => return false,
            Stage::Draining => {
                if self.queue.is_empty() && self.workers.iter().flatten().all(Worker::idle) {
                    self.workers.iter_mut().flatten().for_each(Worker::finish);
                    self.stage = Stage::Leaving(Instant::now() + GRACE);
                }
            }
            Stage::Leaving(until) if Instant::now() >= until => self.terminate(),
            Stage::Leaving(_) => {}
        }
        self.workers.iter().all(Option::is_none)
    }

    /// Ends every worker now; what they ran, and what waits, fails.
    pub(crate) fn terminate(&mut self) {
        self.stage = Stage::Leaving(Instant::now());
        self.fail_queue(&Error::Closed);
        // First all are told, then all are waited for.
        self.workers
            .iter_mut()
            .flatten()
            .for_each(|worker| worker.kill(Reason::Terminated));
        for place in 0..self.workers.len() {
            self.bury(place);
        }
        self.fail_queue(&Error::Closed);
    }

    /// Cancels every task that has not started.
    pub(crate) fn cancel_waiting(&mut self) {
        let back: Vec<Chunk> = self
            .workers
            .iter_mut()
            .flatten()
            .flat_map(Worker::take_back)
            .collect();
        self.queue.extend(back);
        self.fail_queue(&Error::Cancelled);
    }

    /// Whether each place has a worker that said hello.
    pub(crate) fn all_ready(&self) -> bool {
        self.workers
            .iter()
            .all(|worker| worker.as_ref().is_some_and(|w| w.phase == Phase::Ready))
    }

    /// Takes the one task of `call` out of the pool if it has not started.
    pub(crate) fn cancel(&mut self, call: &Arc<dyn Call>) -> bool {
        let is_it = |chunk: &Chunk| Arc::ptr_eq(&chunk.call, call);
        let assigned = self
            .workers
            .iter_mut()
            .flatten()
            .find(|worker| worker.has(is_it));
        for chunk in assigned
            .map(Worker::take_back)
            .unwrap_or_default()
            .into_iter()
            .rev()
        {
            self.queue.push_front(chunk);
        }
        let found = self
            .queue
            .iter()
            .position(is_it)
            .and_then(|at| self.queue.remove(at));
        if let Some(chunk) = &found {
            chunk.fail(&Error::Cancelled);
        }
        self.dispatch();
        found.is_some()
    }

    /// Whether the one task of `call` runs now.
    pub(crate) fn runs(&self, call: &Arc<dyn Call>) -> bool {
        self.workers
            .iter()
            .flatten()
            .any(|worker| worker.runs(|chunk| Arc::ptr_eq(&chunk.call, call)))
    }
}
