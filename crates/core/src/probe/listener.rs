//! The listener's end of the probe: takes what the workers say, and keeps the gate.

use super::client::ENVIRONMENT;
use super::gate::{Admission, Gate};
use super::warden::{Look, PAUSE, Warden};
use super::wire::{GATE, GO, Message, WATCH};
use super::{Activity, Call, Census, Evidence, Plan, Worker, now};
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

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

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    /// What workers are told to do: [`WATCH`] or [`GATE`].
    manner: u8,
    address: SocketAddr,
    token: u64,
    /// How the names of this listener's threads begin.
    threads: String,
}

struct State {
    gate: Gate,
    /// Where to tell a worker that it may go on.
    held: HashMap<Worker, TcpStream>,
    connections: usize,
    messages: u64,
    ended: bool,
    /// Nobody is let in any more.
    closed: bool,
    /// Who there was at the last look.
    present: Census,
}

/// Every listener of this process has a number, for the names of its threads.
static NUMBER: AtomicU32 = AtomicU32::new(1);

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
        let token = RandomState::new().build_hasher().finish();
        let state = State {
            gate: Gate::new(plan),
            held: HashMap::new(),
            connections: 0,
            messages: 0,
            ended: false,
            closed: false,
            present: Census::default(),
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            changed: Condvar::new(),
            manner,
            address,
            token,
            threads: format!("probe-{}-", NUMBER.fetch_add(1, Relaxed)),
        });
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
        (
            ENVIRONMENT,
            format!("{}/{}", self.shared.address, self.shared.token),
        )
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

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Knocks as nobody else can.
    fn say_farewell(&self) -> io::Result<()> {
        let farewell = Message::Hello {
            token: self.token.wrapping_add(1),
            process: 0,
            thread: 0,
        };
        farewell.send(&mut TcpStream::connect(self.address)?)
    }

    fn accept(self: Arc<Self>, server: &TcpListener) {
        while let Ok((stream, _)) = server.accept() {
            if self.lock().closed {
                return;
            }
            self.lock().connections += 1;
            let shared = Arc::clone(&self);
            let serve = move || shared.serve(stream);
            let reader = thread::Builder::new()
                .name(self.threads.clone())
                .spawn(serve);
            if reader.is_err() {
                self.lock().connections -= 1;
            }
        }
    }

    /// One connection, from its hello to its end.
    fn serve(&self, mut stream: TcpStream) {
        let worker = self.welcome(&mut stream);
        if let Some(worker) = worker {
            while let Ok(message) = Message::receive(&mut stream) {
                self.hear(worker, message, &mut stream);
            }
        }
        let mut state = self.lock();
        if let Some(worker) = worker {
            state.gate.lost(worker);
            state.held.remove(&worker);
        }
        state.connections -= 1;
        state.messages += 1;
        self.changed.notify_all();
    }

    /// Who it is; `None` if it is not one of ours.
    fn welcome(&self, stream: &mut TcpStream) -> Option<Worker> {
        // Long enough for a worker on a very busy machine.
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .ok()?;
        let Ok(Message::Hello {
            token,
            process,
            thread,
        }) = Message::receive(stream)
        else {
            return None;
        };
        if token == self.token.wrapping_add(1) {
            // The farewell. Whoever accepts looks again when somebody knocks.
            self.lock().closed = true;
            let _ = TcpStream::connect(self.address);
            return None;
        }
        stream.set_read_timeout(None).ok()?;
        stream.set_nodelay(true).ok()?;
        let welcome = token == self.token && stream.write_all(&[self.manner]).is_ok();
        welcome.then_some(Worker { process, thread })
    }

    fn hear(&self, worker: Worker, message: Message, stream: &mut TcpStream) {
        let mut state = self.lock();
        state.messages += 1;
        match message {
            Message::Enter { start, name, item } => {
                let call = Call {
                    worker,
                    name,
                    item,
                    start,
                    end: None,
                };
                // Calls of other work functions pass unseen, but their ends are told all the same;
                // `leave` must then not take them for the end of ours.
                if !state.gate.watches(&call.name) {
                    state.gate.pass(worker);
                    let _ = stream.write_all(&[GO]);
                } else if state.gate.enter(call) == Admission::Held {
                    match stream.try_clone() {
                        Ok(stream) => drop(state.held.insert(worker, stream)),
                        Err(_) => drop(stream.shutdown(Shutdown::Both)),
                    }
                } else {
                    let _ = stream.write_all(&[GO]);
                }
            }
            Message::Leave { end } => {
                state.gate.leave(worker, end);
                let _ = stream.write_all(&[GO]);
            }
            Message::Done {
                start,
                end,
                name,
                item,
            } => {
                if state.gate.watches(&name) {
                    state.gate.done(Call {
                        worker,
                        name,
                        item,
                        start,
                        end: Some(end),
                    });
                }
            }
            Message::Hello { .. } => {}
        }
        // Whoever else is inside may leave any moment: what is seen now is seen.
        if state.gate.is_holding() && state.gate.is_filled() && !state.gate.is_first_round() {
            state.let_go();
        }
        self.changed.notify_all();
    }

    /// The warden's rounds: sleeps while nobody is held.
    fn guard(&self, look: &impl Fn() -> Look) {
        loop {
            let state = self.lock();
            let state = self
                .changed
                .wait_while(state, |state| !state.ended && !state.gate.is_holding())
                .unwrap_or_else(PoisonError::into_inner);
            if state.ended {
                return;
            }
            drop(state);
            self.guard_those_held(look);
        }
    }

    fn guard_those_held(&self, look: &impl Fn() -> Look) {
        let mut warden = Warden::new(Instant::now());
        loop {
            let before = self.lock().messages;
            // Without the lock: it reads a good part of /proc.
            let Look { activity, present } = look();
            let mut state = self.lock();
            if state.ended || !state.gate.is_holding() {
                return;
            }
            state.present = present;
            let activity = if state.messages == before {
                activity
            } else {
                Activity::Moving
            };
            let messages = state.messages;
            if warden.look(&state.gate, messages, activity, Instant::now()) {
                state.let_go();
                return;
            }
            drop(state);
            thread::sleep(PAUSE);
        }
    }
}

impl State {
    /// Opens the gate for good: for whoever is held, in turn or not.
    fn let_all_go(&mut self) {
        while self.gate.is_holding() {
            self.let_go();
        }
    }

    /// Opens the gate for whoever is held, or whose turn it is.
    fn let_go(&mut self) {
        if !self.gate.is_holding() {
            return;
        }
        for worker in self.gate.release(now(), self.present) {
            if let Some(mut stream) = self.held.remove(&worker) {
                let _ = stream.write_all(&[GO]);
            }
        }
    }
}
