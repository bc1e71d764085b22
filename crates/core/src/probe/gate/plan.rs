//! What a gate is to find out, and how much proves it.

use std::ops::Range;

/// So many rounds in a row must stay unfilled until the work is taken to be less parallel than it
/// should be. One or two prove nothing: where a wave of work ends, or a window of results waits
/// for the oldest, the last call of it is alone for good reason. Four were too few for a program of
/// many small waves on a busy machine.
pub const PROOF: usize = 8;

/// What the gate is to find out about one piece of work.
///
/// In each of the `windows` the gate holds **every call**, until `workers` of them are held at once;
/// then it lets them go together and closes again. So the workers go through a window in step: none
/// runs ahead to the end of its share while another waits for its turn on a busy machine. A round
/// that nobody else comes to is let go, too. [`PROOF`] of those in a row, and the gate stays open:
/// the question is answered.
///
/// # Which windows are fair
/// A window must be one that every right answer can fill. In the first half of the work there is
/// something left for everybody, however it is divided: in one block a worker, in pieces of any
/// size up to that, or piece by piece. A later window is fair if no block can be finished before it:
/// up to `items / workers`. Towards the end a worker may rightly be alone.
///
/// # Held apart
/// With `apart` the question is another one: what becomes of the work when one of the workers gets
/// stuck? The calls of the windows are held, every other call passes them by, and they are let go
/// when everybody else sleeps. What begins only then was waiting for those held, or was theirs from the
/// start: [`Round::begun`](crate::probe::Round::begun) tells how much had begun before.
///
/// # What this does not promise
/// An answer that turns serial after the last window is not caught, nor one that starts more workers
/// than it was asked to, if they come after the first round and never meet.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The work function to look at; the calls of others pass unseen.
    pub name: String,
    /// How many workers were asked for.
    pub workers: usize,
    /// Which calls are held, counted from 0 in the order in which they come.
    pub windows: Vec<Range<usize>>,
    /// Whether those held wait for everybody else to sleep, and not for `workers` of them.
    pub apart: bool,
}

impl Plan {
    /// Watches the work function `name` and holds nothing.
    pub fn watch(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            workers: 0,
            windows: Vec::new(),
            apart: false,
        }
    }

    /// Holds one call of `name`, counted from 0, until there is nothing that the others could do
    /// without it.
    pub fn hold_apart(name: &str, call: usize) -> Self {
        Self {
            windows: vec![call..call + 1],
            apart: true,
            ..Self::watch(name)
        }
    }

    pub(super) fn holds(&self, call: usize) -> bool {
        self.windows.iter().any(|window| window.contains(&call))
    }
}
