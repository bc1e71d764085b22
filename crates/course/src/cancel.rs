//! Giving up what is being done: because of Ctrl-C, a signal, or a newer save.

use crate::trouble::Trouble;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// How often those who wait for something else look whether to go on waiting.
pub(crate) const PAUSE: Duration = Duration::from_millis(20);

/// So late an interrupt is not told any more, on the slowest machine.
const LATE: Duration = Duration::from_secs(2);

/// Told by one, asked by another.
#[derive(Clone, Default)]
pub(crate) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// One that Ctrl-C, or a request of the system to end, tells. A second Ctrl-C ends this process at once.
    ///
    /// # Errors
    /// The system lets nobody handle it; or somebody does already.
    pub(crate) fn by_interrupt() -> Result<Self, Trouble> {
        let cancel = Self::default();
        let told = cancel.clone();
        let handler = move || {
            if told.0.swap(true, SeqCst) {
                std::process::exit(130);
            }
        };
        ctrlc::set_handler(handler)
            .map_err(|error| Trouble::failed(format!("Ctrl-C cannot be handled: {error}")))?;
        Ok(cancel)
    }

    pub(crate) fn tell(&self) {
        self.0.store(true, SeqCst);
    }

    /// A Ctrl-C that was meant for another program was told here, too: from here on it was not. It comes on a thread of
    /// its own, maybe a moment after the other program has ended.
    pub(crate) fn take_back(&self) {
        let start = Instant::now();
        while !self.0.swap(false, SeqCst) && start.elapsed() < LATE {
            std::thread::sleep(PAUSE);
        }
    }

    pub(crate) fn is_told(&self) -> bool {
        self.0.load(SeqCst)
    }
}
