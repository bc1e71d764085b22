//! The one thread of a pool in the parent: waits for its workers, and acts on what they say.

use std::io::ErrorKind;
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use mio::{Events, Poll, Token, Waker};

use super::chunk::{Call, Chunk};
use super::dispatch::Ahead;
use super::state::{Config, Source, Stage, State, source};
use crate::{Error, Result};

/// Not a worker's place: somebody changed the state and wants it looked at.
const WAKE: Token = Token(usize::MAX);

/// What the pool's handles and its thread share.
pub(crate) struct Shared {
    state: Mutex<State>,
    waker: Waker,
}

/// The state, locked. When it is released, what was noted for callers is handed over.
struct Locked<'a>(Option<MutexGuard<'a, State>>);

impl Deref for Locked<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        self.0.as_ref().expect("taken by drop alone")
    }
}

impl DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut State {
        self.0.as_mut().expect("taken by drop alone")
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        let mail = self.post.collect();
        drop(self.0.take());
        mail.hand_over();
    }
}

impl Shared {
    fn lock(&self) -> Locked<'_> {
        // After a panic under the lock the pool is terminated, which works from any state.
        Locked(Some(
            self.state.lock().unwrap_or_else(PoisonError::into_inner),
        ))
    }

    pub(crate) fn submit(&self, chunk: Chunk) -> Result<()> {
        let mut state = self.lock();
        let outcome = state.submit(chunk);
        if state.config.task_timeout.is_some() {
            self.wake(); // there is a deadline that the thread does not know
        }
        outcome
    }

    pub(crate) fn cancel(&self, call: &Arc<dyn Call>) {
        self.lock().cancel(call);
    }

    pub(crate) fn runs(&self, call: &Arc<dyn Call>) -> bool {
        self.lock().runs(call)
    }

    pub(crate) fn workers(&self) -> usize {
        self.lock().config.workers
    }

    /// The process ids of the workers that live now.
    pub(crate) fn pids(&self) -> Vec<u32> {
        self.lock()
            .workers
            .iter()
            .flatten()
            .map(|worker| worker.pid)
            .collect()
    }

    fn wake(&self) {
        // It fails only when the system has no memory for a counter that exists already.
        let _ = self.waker.wake();
    }
}

/// A running pool. Dropping it without [`Engine::stop`] terminates it.
pub(crate) struct Engine {
    pub(crate) shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// How a pool ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All tasks are done first.
    Finish,
    /// The running tasks are done first; the others are cancelled.
    FinishRunning,
    /// Running tasks are killed.
    Terminate,
}

impl Engine {
    /// Starts the workers and waits until each is ready.
    pub(crate) fn start(config: Config) -> Result<Self> {
        let failed = |error| Error::start("creating the pool's event queue", &error);
        let poll = Poll::new().map_err(failed)?;
        let waker = Waker::new(poll.registry(), WAKE).map_err(failed)?;
        let registry = poll.registry().try_clone().map_err(failed)?;
        let name = config
            .name
            .clone()
            .unwrap_or_else(|| "multiprocess".to_owned());
        let state = Mutex::new(State::new(config, registry));
        let shared = Arc::new(Shared { state, waker });
        let mut looping = Loop {
            poll,
            events: Events::with_capacity(256),
            shared: Arc::clone(&shared),
        };
        looping.open().inspect_err(|_| shared.lock().terminate())?;
        let thread = thread::Builder::new()
            .name(name)
            .spawn(move || looping.run());
        let thread = thread.map_err(|error| {
            shared.lock().terminate();
            Error::start("starting the pool's thread", &error)
        })?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Ends the pool, and waits until its processes are gone.
    pub(crate) fn stop(&mut self, ending: Ending) {
        let Some(thread) = self.thread.take() else {
            return;
        };
        self.begin(ending);
        let _ = thread.join();
    }

    /// Starts to end the pool, and does not wait.
    pub(crate) fn begin(&self, ending: Ending) {
        let mut state = self.shared.lock();
        match ending {
            Ending::Terminate => state.terminate(),
            Ending::FinishRunning => state.cancel_waiting(),
            Ending::Finish => {}
        }
        if state.stage == Stage::Running {
            state.stage = Stage::Draining;
        }
        drop(state);
        self.shared.wake();
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.stop(Ending::Terminate);
    }
}

struct Loop {
    poll: Poll,
    events: Events,
    shared: Arc<Shared>,
}

impl Loop {
    /// Until every worker has said hello, or one cannot.
    fn open(&mut self) -> Result<()> {
        loop {
            let mut state = self.shared.lock();
            if let Some(error) = &state.broken {
                return Err(error.clone());
            }
            state.staff()?;
            if state.all_ready() {
                return Ok(());
            }
            drop(state);
            self.step();
        }
    }

    fn run(mut self) {
        let ended = catch_unwind(AssertUnwindSafe(|| while !self.step() {}));
        if ended.is_err() {
            // A mistake of ours: whoever waits for a result gets an error, and not silence.
            self.shared.lock().terminate();
        }
    }

    /// Waits for something to happen, and acts on it; true when the pool has ended.
    fn step(&mut self) -> bool {
        let deadline = self.shared.lock().deadline();
        let timeout = deadline.map(|at| at.saturating_duration_since(Instant::now()));
        match self.poll.poll(&mut self.events, timeout) {
            Err(error) if error.kind() != ErrorKind::Interrupted => self.shared.lock().terminate(),
            _ => {}
        }
        let mut state = self.shared.lock();
        for event in &self.events {
            if event.token() == WAKE {
                continue;
            }
            match source(event.token()) {
                Source::Channel(place) => {
                    if event.is_writable() {
                        state.write(place);
                    }
                    state.read(place);
                }
                Source::End(place) => state.ended(place),
            }
        }
        state.enforce_limits();
        state.retire();
        state.dispatch(Ahead::Many);
        state.wind_up()
    }
}
