//! A task's panic, caught with its place.
//!
//! The message is in the panic's payload, but the file and line are seen by the panic hook alone. So one hook is
//! put in front of the program's own: it notes the place of a panic inside a task, and leaves any other panic alone.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::Panic;

thread_local! {
    static IN_TASK: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<Option<(String, u32, u32)>> = const { RefCell::new(None) };
}

/// Runs `task`; its panic is returned and not printed.
pub(crate) fn catch<R>(task: impl FnOnce() -> R) -> Result<R, Panic> {
    install_hook();
    let outer = IN_TASK.replace(true);
    // Nothing of the task is used after it panicked: it owns its argument.
    let outcome = panic::catch_unwind(AssertUnwindSafe(task)).map_err(describe);
    IN_TASK.set(outer);
    outcome
}

fn install_hook() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // With `panic = "abort"` nothing will be caught, and this is the last chance to say something.
            if cfg!(panic = "abort") || !IN_TASK.get() {
                return previous(info);
            }
            let place = info
                .location()
                .map(|l| (l.file().to_owned(), l.line(), l.column()));
            PLACE.set(place);
        }));
    });
}

fn describe(payload: Box<dyn Any + Send>) -> Panic {
    let message = payload
        .downcast_ref::<&'static str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "Box<dyn Any>".to_owned());
    let (file, line, column) = PLACE.take().unwrap_or_default();
    // The payload may be anything, and its own destructor may panic.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(payload)));
    Panic {
        message,
        file,
        line,
        column,
        pid: std::process::id(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_has_its_message_and_its_place() {
        let line = line!() + 1;
        let panic = catch(|| panic!("no {}", 7)).unwrap_err();
        assert_eq!((panic.message.as_str(), panic.line), ("no 7", line));
        assert!(panic.file.ends_with("panics.rs"));
    }

    #[test]
    fn a_payload_may_be_anything() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("in drop");
            }
        }
        assert_eq!(
            catch(|| panic::panic_any(Bomb)).unwrap_err().message,
            "Box<dyn Any>"
        );
    }
}
