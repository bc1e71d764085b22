//! The worker's end of the probe.

use super::scatter::scatter;
use super::wire::{GATE, GO, Message, WATCH};
use super::{Worker, now};
use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::io::{self, Read};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};

/// The environment variable that tells a process where the listener is.
pub const ENVIRONMENT: &str = "COURSE_PROBE";

/// Does `body`, which is the work `name` on `item`, and tells the listener, if there is one.
///
/// At a gate the call may be held before `body` begins. A listener that goes away is forgotten:
/// the work itself never fails because of it.
///
/// ```
/// let square = course_core::probe::work("square", 5, || 5 * 5);
/// assert_eq!(square, 25);
/// ```
// ANCHOR: work
#[inline]
pub fn work<R>(name: &'static str, item: impl Display, body: impl FnOnce() -> R) -> R {
    if LISTENER.load(Relaxed) == NOBODY {
        return body();
    }
    told(name, &item, body)
}
// ANCHOR_END: work

/// Does `body`, and what it does in any thread meanwhile is not told to anybody: for more calls than
/// a listener can take.
///
/// ```
/// use course_core::{probe, sum_square};
///
/// let sums: u64 = probe::unheard(|| (0..100_u64).map(sum_square).sum());
/// assert_eq!(u128::from(sums), course_core::sum_square_total(100));
/// ```
pub fn unheard<R>(body: impl FnOnce() -> R) -> R {
    in_state(NOBODY, body)
}

/// The same, and each thread that does some of the work is bound to the next core in turn at its first
/// call, where the system lets one do that (Linux). For mistakes that show only when threads really run at
/// the same time: a busy system runs several threads on one core, one after the other.
///
/// ```
/// use course_core::{dart, probe};
/// use std::thread;
///
/// let hits = || (0..1000_u64).filter(|number| dart(*number)).count();
/// let both = probe::scattered(|| {
///     let other = thread::spawn(hits);
///     hits() + other.join().unwrap()
/// });
/// assert_eq!(both, 2 * hits());
/// ```
pub fn scattered<R>(body: impl FnOnce() -> R) -> R {
    in_state(SCATTERED, body)
}

fn in_state<R>(state: u8, body: impl FnOnce() -> R) -> R {
    struct Again(u8);
    impl Drop for Again {
        fn drop(&mut self) {
            LISTENER.store(self.0, Relaxed);
        }
    }
    // Put back also when `body` panics.
    let _again = Again(LISTENER.swap(state, Relaxed));
    body()
}

/// Who the current thread is to the probe.
pub fn worker() -> Worker {
    Worker {
        process: std::process::id(),
        thread: THREAD.with(|thread| *thread),
    }
}

static LISTENER: AtomicU8 = AtomicU8::new(NOT_ASKED);
const NOT_ASKED: u8 = 0; // the environment has not been read yet
const NOBODY: u8 = 1;
const SOMEBODY: u8 = 2;
const SCATTERED: u8 = 3; // nobody, and threads are bound to cores

thread_local! {
    static THREAD: u32 = {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        NEXT.fetch_add(1, Relaxed)
    };
    // A connection a thread: two threads of one process are two workers, and none waits for a lock
    // that another holds at the gate.
    static CONNECTION: RefCell<Option<Connection>> = const { RefCell::new(None) };
    // The probe's own calls (a label's Display, say) are not observed in turn.
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

struct Connection {
    stream: TcpStream,
    waits: bool,
}

/// The same as [`work`], and somebody may be listening.
#[cold]
fn told<R>(name: &'static str, item: &dyn Display, body: impl FnOnce() -> R) -> R {
    if LISTENER.load(Relaxed) == SCATTERED {
        scatter();
        return body();
    }
    if BUSY.replace(true) {
        return body();
    }
    let entered = tell(|connection| connection.enter(name, item));
    BUSY.set(false);
    let Some((start, waited)) = entered else {
        return body();
    };
    // Dropped when `body` returns, and also when it panics.
    let _leave = Leave {
        start,
        waited,
        name,
        item,
    };
    body()
}

struct Leave<'a> {
    start: u64,
    waited: bool,
    name: &'static str,
    item: &'a dyn Display,
}

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        let message = if self.waited {
            Message::Leave { end: now() }
        } else {
            Message::Done {
                start: self.start,
                end: now(),
                name: self.name.to_owned(),
                item: self.item.to_string(),
            }
        };
        tell(|connection| {
            message.send(&mut connection.stream)?;
            // The next worker's beginning must not overtake this end on its way to the gate.
            if self.waited && answer(&mut connection.stream)? != GO {
                return Err(io::ErrorKind::InvalidData.into());
            }
            Ok(())
        });
    }
}

impl Connection {
    /// Connects to the listener that the environment names.
    fn open() -> io::Result<Self> {
        let place = std::env::var(ENVIRONMENT).map_err(|_| io::ErrorKind::NotFound)?;
        let (address, token) = place.split_once('/').ok_or(io::ErrorKind::InvalidInput)?;
        let token = token.parse().map_err(|_| io::ErrorKind::InvalidInput)?;
        let mut stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let Worker { process, thread } = worker();
        Message::Hello {
            token,
            process,
            thread,
        }
        .send(&mut stream)?;
        match answer(&mut stream)? {
            WATCH => Ok(Self {
                stream,
                waits: false,
            }),
            GATE => Ok(Self {
                stream,
                waits: true,
            }),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// Says that a call begins. Returns when it may: its time, and whether the gate was asked.
    fn enter(&mut self, name: &str, item: &dyn Display) -> io::Result<(u64, bool)> {
        if self.waits {
            let start = now();
            Message::Enter {
                start,
                name: name.to_owned(),
                item: item.to_string(),
            }
            .send(&mut self.stream)?;
            if answer(&mut self.stream)? != GO {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        Ok((now(), self.waits))
    }
}

fn answer(stream: &mut TcpStream) -> io::Result<u8> {
    let mut byte = [0];
    stream.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// Says something to the listener; `None` if there is none (any more).
fn tell<R>(say: impl FnOnce(&mut Connection) -> io::Result<R>) -> Option<R> {
    let told = CONNECTION.try_with(|connection| {
        let mut connection = connection.try_borrow_mut().ok()?;
        let said = match connection.as_mut() {
            Some(open) => say(open),
            None if LISTENER.load(Relaxed) == NOBODY => return None,
            None => Connection::open().and_then(|new| say(connection.insert(new))),
        };
        if said.is_err() {
            *connection = None;
        }
        LISTENER.store(if said.is_ok() { SOMEBODY } else { NOBODY }, Relaxed);
        said.ok()
    });
    // The thread is ending and its connection is closed already: nothing more can be told.
    told.ok().flatten()
}
