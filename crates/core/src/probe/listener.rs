//! The listener's end of the probe: takes what the workers say, and keeps the gate.

mod shared;

use super::gate::Gate;
use super::warden::Look;
use super::wire::{GATE, WATCH};
use super::{Evidence, Plan};
use shared::Shared;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Listens on a loopback port to the processes that were started with its
/// [`environment`](Self::environment).
///
/// ```
/// use course_core::probe::{Listener, Plan};
/// use std::process::Command;
///
/// # fn main() -> std::io::Result<()> {
/// let listener = Listener::watching("sum_square")?;
/// let (name, value) = listener.environment();
/// Command::new("true").env(name, value).status()?;
/// let evidence = listener.finish();
/// assert!(evidence.calls.is_empty(), "`true` does no work");
/// # Ok(()) }
/// ```
pub struct Listener {
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

impl Listener {
    /// Listens to the calls of the work function `name`, and never makes a worker wait: for timelines.
    ///
    /// # Errors
    /// The system has no port or no thread left.
    pub fn watching(name: &str) -> io::Result<Self> {
        Self::start(WATCH, Plan::watch(name))
    }

    /// Keeps a gate. Nothing is held before a plan is [armed](Self::arm). `look` tells who there is in
    /// the watched processes and whether anybody may still come; it is asked only while a call is held.
    ///
    /// # Errors
    /// The system has no port or no thread left.
    pub fn gate(look: impl Fn() -> Look + Send + 'static) -> io::Result<Self> {
        let listener = Self::start(GATE, Plan::watch(""))?;
        let shared = Arc::clone(&listener.shared);
        thread::Builder::new()
            .name("gate-warden".into())
            .spawn(move || shared.guard(&look))?;
        Ok(listener)
    }

    fn start(manner: u8, plan: Plan) -> io::Result<Self> {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = server.local_addr()?;
        let shared = Arc::new(Shared::new(address, manner, plan));
        let accepting = {
            let shared = Arc::clone(&shared);
            let name = format!("{}in", shared.threads);
            thread::Builder::new()
                .name(name)
                .spawn(move || shared.accept(&server))?
        };
        Ok(Self {
            shared,
            accepting: Some(accepting),
        })
    }

    /// How the names of those of its threads begin that take down what workers say.
    pub fn threads(&self) -> &str {
        &self.shared.threads
    }

    /// The environment variable, and its value, that make a process tell this listener.
    pub fn environment(&self) -> (&'static str, String) {
        self.shared.environment()
    }

    /// Begins an observation: forgets what was seen and closes the gate as `plan` says.
    pub fn arm(&self, plan: Plan) {
        self.arm_in_turn(plan, Vec::new());
    }

    /// The same, and those held are let go one at a time, the call for the first of the items `turns` first.
    /// Before each of them the gate waits until nobody else comes: what the one before has set off is
    /// over by then, so a right answer sees them end in this order.
    pub fn arm_in_turn(&self, plan: Plan, turns: Vec<String>) {
        let mut state = self.shared.lock();
        state.let_all_go();
        state.gate = Gate::in_turn(plan, turns);
    }

    /// Ends an observation: lets go whoever is held, and tells what was seen. A call that was left
    /// a moment ago may still be on its way here, so calls without an end are waited for, a second at most.
    pub fn disarm(&self) -> Evidence {
        let mut state = self.shared.lock();
        state.let_all_go();
        let (mut state, _) = self
            .shared
            .changed
            .wait_timeout_while(state, Duration::from_secs(1), |state| !state.gate.is_idle())
            .unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut state.gate, Gate::new(Plan::watch(""))).evidence()
    }

    /// Whether somebody is being held at the gate.
    pub fn is_holding(&self) -> bool {
        self.shared.lock().gate.is_holding()
    }

    /// What was seen. Call it when the watched processes have ended: it waits until they have hung
    /// up, five seconds at most.
    pub fn finish(mut self) -> Evidence {
        self.stop_accepting();
        let state = self.shared.lock();
        let (mut state, _) = self
            .shared
            .changed
            .wait_timeout_while(state, Duration::from_secs(5), |state| state.connections > 0)
            .unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut state.gate, Gate::new(Plan::watch(""))).evidence()
    }

    /// Those who knocked before are let in first: they stand before us in the queue.
    fn stop_accepting(&mut self) {
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        if self.shared.say_farewell().is_ok() {
            let _ = accepting.join();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        {
            let mut state = self.shared.lock();
            state.ended = true;
            state.let_all_go();
        }
        self.shared.changed.notify_all();
        self.stop_accepting();
    }
}
