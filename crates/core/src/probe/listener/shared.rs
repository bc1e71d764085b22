//! What the threads of a listener share: one takes in whoever knocks, one a connection hears, one guards the gate.

use super::super::client::ENVIRONMENT;
use super::super::gate::{Admission, Gate};
use super::super::warden::{Look, PAUSE, Warden};
use super::super::wire::{GO, Message};
use super::super::{Activity, Call, Census, Plan, Worker, now};
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Every listener of this process has a number, for the names of its threads.
static NUMBER: AtomicU32 = AtomicU32::new(1);

pub(super) struct Shared {
    state: Mutex<State>,
    pub(super) changed: Condvar,
    /// What workers are told to do: to watch, or to stop at the gate.
    manner: u8,
    address: SocketAddr,
    token: u64,
    /// How the names of this listener's threads begin.
    pub(super) threads: String,
}

pub(super) struct State {
    pub(super) gate: Gate,
    /// Where to tell a worker that it may go on.
    held: HashMap<Worker, TcpStream>,
    pub(super) connections: usize,
    messages: u64,
    pub(super) ended: bool,
    /// Nobody is let in any more.
    closed: bool,
    /// Who there was at the last look.
    present: Census,
}

impl Shared {
    pub(super) fn new(address: SocketAddr, manner: u8, plan: Plan) -> Self {
        let state = State {
            gate: Gate::new(plan),
            held: HashMap::new(),
            connections: 0,
            messages: 0,
            ended: false,
            closed: false,
            present: Census::default(),
        };
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
            manner,
            address,
            token: RandomState::new().build_hasher().finish(),
            threads: format!("probe-{}-", NUMBER.fetch_add(1, Relaxed)),
        }
    }

    pub(super) fn environment(&self) -> (&'static str, String) {
        (ENVIRONMENT, format!("{}/{}", self.address, self.token))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Knocks as nobody else can.
    pub(super) fn say_farewell(&self) -> io::Result<()> {
        let farewell = Message::Hello {
            token: self.token.wrapping_add(1),
            process: 0,
            thread: 0,
        };
        farewell.send(&mut TcpStream::connect(self.address)?)
    }

    pub(super) fn accept(self: Arc<Self>, server: &TcpListener) {
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
    pub(super) fn guard(&self, look: &impl Fn() -> Look) {
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
    pub(super) fn let_all_go(&mut self) {
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
