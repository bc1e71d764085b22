//! What the server counts, and how requests are held.

use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a server has seen so far. Questions about the server itself do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Connections that were made.
    pub connections: usize,
    /// Requests that came.
    pub requests: usize,
    /// Those that failed because [`Config::failing`](crate::Config::failing) said so.
    pub failed: usize,
    /// Those that came and have no whole answer yet.
    pub in_flight: usize,
    /// The most that there were of those at once.
    pub most_in_flight: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            connections,
            requests,
            failed,
            in_flight,
            most_in_flight,
        } = self;
        write!(
            f,
            "connections {connections}\nrequests {requests}\nfailed {failed}\nin_flight {in_flight}\nmost_in_flight {most_in_flight}\n"
        )
    }
}

/// The state that all connections share.
#[derive(Default)]
pub(crate) struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    counts: Counts,
    holding: bool,
    closed: bool,
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn counts(&self) -> Counts {
        self.lock().counts
    }

    /// Requests that come from now on wait; or those that wait go on.
    pub(crate) fn hold(&self, holding: bool) {
        self.lock().holding = holding;
        self.changed.notify_all();
    }

    /// Nobody waits any more.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.lock().closed
    }

    pub(crate) fn connected(&self) {
        self.lock().counts.connections += 1;
    }

    pub(crate) fn failed(&self) {
        self.lock().counts.failed += 1;
    }

    /// A request has come. It waits here while requests are held, and counts until the guard that
    /// is returned is dropped.
    pub(crate) fn enter(&self) -> InFlight<'_> {
        let mut state = self.lock();
        state.counts.requests += 1;
        state.counts.in_flight += 1;
        state.counts.most_in_flight = state.counts.most_in_flight.max(state.counts.in_flight);
        self.changed.notify_all();
        let waits = |state: &mut State| state.holding && !state.closed;
        drop(
            self.changed
                .wait_while(state, waits)
                .unwrap_or_else(PoisonError::into_inner),
        );
        InFlight { desk: self }
    }

    /// Waits until so many requests are in flight at once. False if the server was closed before.
    pub(crate) fn wait_for(&self, in_flight: usize) -> bool {
        let few = |state: &mut State| state.counts.in_flight < in_flight && !state.closed;
        let state = self
            .changed
            .wait_while(self.lock(), few)
            .unwrap_or_else(PoisonError::into_inner);
        state.counts.in_flight >= in_flight
    }

    /// Waits for so long, or until the server is closed.
    pub(crate) fn pause(&self, time: Duration) {
        let Some(until) = Instant::now().checked_add(time) else {
            return;
        };
        let mut state = self.lock();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if state.closed || left.is_zero() {
                return;
            }
            state = self
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

/// A request that the server is in the middle of.
pub(crate) struct InFlight<'a> {
    desk: &'a Desk,
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.desk.lock().counts.in_flight -= 1;
        self.desk.changed.notify_all();
    }
}
