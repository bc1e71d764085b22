//! Keeps panics of runners from the terminal, and remembers where they came from.

use std::any::Any;
use std::panic::{self, PanicHookInfo};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// One panic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Panic {
    pub(crate) message: String,
    /// From the root of the workspace for the code in it, with `/` between folders.
    pub(crate) file: String,
    pub(crate) line: u32,
}

impl Panic {
    /// Whether it came from a `todo!()` (or an `unimplemented!()`).
    pub(crate) fn is_todo(&self) -> bool {
        self.message.starts_with("not yet implemented")
            || self.message.starts_with("not implemented")
    }
}

/// The panics since the last [`take`], in order.
static SEEN: Mutex<Vec<Panic>> = Mutex::new(Vec::new());

/// From now on panics of threads other than this one are remembered and not printed.
///
/// All threads, and not only the one that a runner is called in: a panic in a thread that the
/// runner starts reaches the runner without its place, if at all.
pub(crate) fn silence() {
    let main = thread::current().id();
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == main {
            loud(info);
        } else {
            SEEN.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(describe(info));
        }
    }));
}

/// The panics since the last call, in order. The first is the cause of those that follow from it.
pub(crate) fn take() -> Vec<Panic> {
    std::mem::take(&mut SEEN.lock().unwrap_or_else(PoisonError::into_inner))
}

fn describe(info: &PanicHookInfo<'_>) -> Panic {
    let (file, line) = info.location().map_or_else(Default::default, |place| {
        (place.file().replace('\\', "/"), place.line())
    });
    Panic {
        message: message(info.payload()),
        file,
        line,
    }
}

/// The text that a panic carries, if it carries one.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message")
        .to_owned()
}
