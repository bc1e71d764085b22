//! Where a check works: it asks the subject for an answer, and sees how the answer came about.

use crate::harness::{Client, Reply, Request, is_unwritten};
use crate::settings::{self, SEED};
use crate::{Finding, Verdict};
use course_core::probe::{Evidence, Plan, Worker, worker};
use std::error::Error;
use std::ops::RangeInclusive;

/// What an answer gives: a value, or why there is none.
pub(crate) type Answer<A> = Result<A, Box<dyn Error>>;

/// The place where one law is asked, in a process of its own.
pub struct Lab {
    desk: Client,
    asked: String,
    seed: u64,
    draws: fastrand::Rng,
    drawn: bool,
}

impl Lab {
    pub(crate) fn new(desk: Client) -> Self {
        let seed = settings::seed().unwrap_or_else(|| fastrand::u64(..1_000_000));
        Self {
            desk,
            asked: String::new(),
            seed,
            draws: fastrand::Rng::with_seed(seed),
            drawn: false,
        }
    }

    pub(crate) fn desk(&mut self) -> &mut Client {
        &mut self.desk
    }

    /// A number drawn at random, so that no answer can know it.
    pub fn draw(&mut self, range: RangeInclusive<usize>) -> usize {
        self.drawn = true;
        self.draws.usize(range)
    }

    /// Who asks: the thread that calls the subject.
    pub fn caller(&self) -> Worker {
        worker()
    }

    /// Asks for an answer, with the gate closed as `plan` says, and tells what came and how.
    /// `asked` is the question in words: `pool_runner(57, 3)`.
    ///
    /// # Errors
    /// The answer is an error, which no law asks for: [`Verdict::WrongResult`], or
    /// [`Verdict::NotWrittenYet`] where it carries the message of a `todo!`.
    ///
    /// # Panics
    /// The guard has gone, and so there is nobody left to ask for.
    pub fn observe<A>(
        &mut self,
        asked: impl Into<String>,
        plan: Plan,
        answer: impl FnOnce() -> Answer<A>,
    ) -> Result<(A, Evidence), Finding> {
        self.observe_in_turn(asked, plan, Vec::new(), answer)
    }

    /// The same, and the calls that the gate holds are let go one at a time, in the order of the items
    /// `turns`.
    ///
    /// # Errors
    /// As [`Lab::observe`].
    ///
    /// # Panics
    /// As [`Lab::observe`].
    pub fn observe_in_turn<A>(
        &mut self,
        asked: impl Into<String>,
        plan: Plan,
        turns: Vec<String>,
        answer: impl FnOnce() -> Answer<A>,
    ) -> Result<(A, Evidence), Finding> {
        self.asked = asked.into();
        if self.drawn {
            let again = format!(
                "  (drawn at random; {SEED}={} asks the same again)",
                self.seed
            );
            self.asked.push_str(&again);
        }
        let arm = Request::Arm {
            plan,
            turns,
            asked: self.asked.clone(),
        };
        self.desk
            .ask(&arm)
            .expect("the guard listens as long as the law is asked");
        let answer = answer();
        let seen = self
            .desk
            .ask(&Request::Disarm)
            .expect("the guard listens as long as the law is asked");
        let Reply::Seen(evidence) = seen else {
            unreachable!("a gate that opens tells what it saw")
        };
        match answer {
            Ok(answer) => Ok((answer, evidence)),
            Err(error) => Err(of_error(error.as_ref())),
        }
    }

    /// Fills in what was asked.
    pub(crate) fn completed(&self, mut finding: Finding) -> Finding {
        if finding.asked.is_empty() {
            finding.asked.clone_from(&self.asked);
        }
        finding
    }
}

fn of_error(error: &dyn Error) -> Finding {
    let message = error.to_string();
    if is_unwritten(&message) {
        return Finding::new(Verdict::NotWrittenYet, message);
    }
    Finding::new(
        Verdict::WrongResult,
        format!("an error in place of an answer: {message}"),
    )
}
