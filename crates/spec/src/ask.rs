//! One question to an answer whose work is known call by call: a few naps, a short list.
//!
//! [`laws`](crate::laws) ask for many items, and let the answer divide them as it likes. Here every call
//! is known beforehand, and who is to make it. A nap takes no time in a law: that naps overlap is
//! shown by the gate, which holds each of them until the others are there.

use crate::harness::{Tree, settle};
use crate::lab::Answer;
use crate::laws::STILL;
use crate::{Engine, Finding, Lab, Verdict, judge};
use course_core::probe::{Call, Evidence, Plan, now};

/// Who is to do the work.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// It does not matter.
    Anybody,
    /// The thread that asks, alone and in order.
    Caller,
    /// Somebody else for each item, all of them at once.
    OneEach(Engine),
    /// So many workers. There must be enough to do for all of them in the first half, however a right
    /// answer divides it: see [`Plan`].
    Workers(Engine, usize),
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    asked: String,
    work: &'static str,
    items: Vec<String>,
    who: Who,
    turns: Vec<String>,
    slow: bool,
}

impl Ask {
    /// The question in words, `parallel_runner_loop(4)`; and the work function that is to be called,
    /// once for each of the items.
    pub fn new<I: ToString>(
        asked: impl Into<String>,
        work: &'static str,
        items: impl IntoIterator<Item = I>,
    ) -> Self {
        Self {
            asked: asked.into(),
            work,
            items: items.into_iter().map(|item| item.to_string()).collect(),
            who: Who::Anybody,
            turns: Vec::new(),
            slow: false,
        }
    }

    /// The same, by whom.
    #[must_use]
    pub fn by(self, who: Who) -> Self {
        Self { who, ..self }
    }

    /// The same, and those that the gate holds go on one at a time, the item that stands first in `turns`
    /// first. The next one goes when what the one before has set off is over: so they end in this order,
    /// however long each of them takes. For [`Who::OneEach`].
    #[must_use]
    pub fn in_turn<I: ToString>(self, turns: impl IntoIterator<Item = I>) -> Self {
        Self {
            turns: turns.into_iter().map(|item| item.to_string()).collect(),
            ..self
        }
    }

    /// The same, and every call takes a tenth of a second or more: the gate holds it until it is clear that
    /// nobody else comes. For a caller alone whose times are looked at.
    #[must_use]
    pub fn slowly(self) -> Self {
        Self { slow: true, ..self }
    }

    /// Asks, and judges in this order: the value that comes, by `check`; whether the work was done for
    /// it; who did it.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn of<A>(
        &self,
        lab: &mut Lab,
        answer: impl FnOnce() -> Answer<A>,
        check: impl FnOnce(&A, &Evidence) -> Result<(), Finding>,
    ) -> Result<(), Finding> {
        let caller = lab.caller();
        let mut came = 0;
        let (given, evidence) =
            lab.observe_in_turn(self.asked.clone(), self.plan(), self.turns.clone(), || {
                let threads = Tree::own().threads();
                let answer = answer();
                came = now();
                // Whoever is not waited for is seen, too, on his way or at the gate.
                settle(&Tree::own(), STILL, |tree| {
                    tree.children() == 0 && tree.threads() <= threads
                });
                answer
            })?;
        check(&given, &evidence)?;
        ended(&evidence, came)?;
        judge::calls(&evidence, self.work, &self.items)?;
        if self.items.is_empty() {
            return Ok(());
        }
        match self.who {
            Who::Anybody => Ok(()),
            Who::Caller => judge::serial(&evidence, &self.items, caller),
            Who::OneEach(engine) => judge::one_each(&evidence, engine, caller),
            Who::Workers(engine, workers) => judge::workers(&evidence, engine, workers, caller),
        }
    }

    fn plan(&self) -> Plan {
        let items = self.items.len();
        let (workers, held) = match self.who {
            Who::Caller if self.slow => (2, items),
            Who::Anybody | Who::Caller => return Plan::watch(self.work),
            Who::OneEach(_) => (items, items),
            Who::Workers(_, workers) => (workers, (items / 2).max(1)),
        };
        Plan {
            name: self.work.to_owned(),
            workers,
            windows: vec![0..held],
            apart: false,
        }
    }
}

/// Nobody went on with the work after the answer had come, at the time `came`.
fn ended(evidence: &Evidence, came: u64) -> Result<(), Finding> {
    // Where processes have no clock in common, theirs may differ by a little.
    let slack = if cfg!(unix) { 0 } else { 20_000_000 };
    let late = |call: &&Call| call.end.is_none_or(|end| end > came + slack);
    let late = evidence.calls.iter().filter(late).count();
    if late == 0 {
        return Ok(());
    }
    let seen = format!(
        "the answer came, and {late} of {} calls had not ended",
        evidence.calls.len()
    );
    Err(Finding::new(Verdict::LeftRunning, seen))
}

/// The value that comes is the right one, in this very order.
///
/// # Errors
/// It is not: lost, doubled, disordered or wrong values.
pub fn gives<T: PartialEq + std::fmt::Debug>(given: &[T], right: &[T]) -> Result<(), Finding> {
    judge::answer(given, right)
}
