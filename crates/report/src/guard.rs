//! Runs what may never return.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::panics;

/// How a guarded job ended, other than by returning.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// It panicked; the message.
    Panicked(String),
    /// It has not returned within the deadline. Its thread still runs: nothing can end it but the
    /// end of the program.
    StillRunning,
}

/// The stack of the main thread on most systems; what a student's recursion expects to have.
const STACK: usize = 8 << 20;

/// Does `job` on a thread of its own, and waits for it at most so long.
pub(crate) fn within<T: Send + 'static>(
    deadline: Duration,
    job: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Lost> {
    let (tell, hear) = channel();
    let job = move || {
        let result = catch_unwind(AssertUnwindSafe(job));
        // Nobody may be listening any more: the deadline has passed.
        let _ = tell.send(result);
    };
    let started = thread::Builder::new()
        .name("runner".into())
        .stack_size(STACK)
        .spawn(job);
    if let Err(error) = started {
        return Err(Lost::Panicked(format!("no thread to run it on: {error}")));
    }
    match hear.recv_timeout(deadline) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(payload)) => Err(Lost::Panicked(panics::message(&*payload))),
        Err(RecvTimeoutError::Timeout) => Err(Lost::StillRunning),
        Err(RecvTimeoutError::Disconnected) => Err(Lost::Panicked("its thread is gone".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_mins(10);

    #[test]
    fn what_the_job_returns_is_returned() {
        assert_eq!(within(LONG, || 7), Ok(7));
    }

    #[test]
    fn a_panic_is_told() {
        let lost = within(LONG, || panic!("on purpose: {}", 5));
        assert_eq!(lost, Err::<(), _>(Lost::Panicked("on purpose: 5".into())));
    }

    #[test]
    fn a_job_that_never_returns_is_given_up() {
        let (keep_waiting, forever) = channel::<()>();
        let lost = within(Duration::from_millis(1), move || forever.recv().is_ok());
        assert_eq!(lost, Err(Lost::StillRunning));
        drop(keep_waiting);
    }
}
