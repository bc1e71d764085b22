//! Giving up what is being done: because of Ctrl-C, a signal, or a newer save.

use crate::trouble::Trouble;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

/// How often those who wait for something else look whether to go on waiting.
pub(crate) const PAUSE: Duration = Duration::from_millis(20);

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

    /// Whether it was told; and from here on it was not.
    pub(crate) fn take(&self) -> bool {
        self.0.swap(false, SeqCst)
    }

    pub(crate) fn is_told(&self) -> bool {
        self.0.load(SeqCst)
    }
}
