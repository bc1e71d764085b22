//! What the checks tell while they run, to a program that shows it: which laws there are, when one is asked, and how
//! it ended, with the evidence.
//!
//! The program that shows it opens an [`Audience`], starts the checks with its
//! [`environment`](Audience::environment), and hears [`Told`] after [`Told`] until they end. The checks
//! print what `cargo test` prints all the same. The processes that the laws are asked in never learn of the
//! audience: an answer has nobody to talk to.
//!
//! ```
//! use spec::tell::{Audience, Told};
//! use std::process::Command;
//!
//! # fn main() -> std::io::Result<()> {
//! let audience = Audience::open()?;
//! let (name, value) = audience.environment();
//! // In place of `true`: the checks of an exercise, its `tests/laws.rs`.
//! Command::new("true").env(name, value).status()?;
//! audience.close();
//! for told in audience.told() {
//!     if let Told::Ended(ended) = told {
//!         println!("{}: {:?}", ended.law, ended.finding);
//!     }
//! }
//! # Ok(()) }
//! ```

mod audience;
mod teller;

pub use audience::Audience;
pub(crate) use teller::Teller;

use crate::Finding;
use course_core::probe::Evidence;
use serde::{Deserialize, Serialize};

/// The environment variable that tells the checks where their audience is.
pub(crate) const TELL: &str = "COURSE_TELL";

/// More calls than these are not passed on, for nobody reads them one by one: see [`Ended::calls`].
const MOST_CALLS: usize = 20_000;

/// What the checks say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Told {
    /// The first that they say: everything that can be asked, in order.
    Laws(Vec<Law>),
    /// The law of this [path](Law::path) is being asked.
    Started(String),
    /// A law has been asked.
    Ended(Box<Ended>),
}

/// A law, for whoever lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// `function::name`: tells it from all others of its exercise.
    pub path: String,
    /// The name of its test in what the checks print, and the one to filter them by.
    pub test: String,
    /// The function that it is about.
    pub function: String,
    /// The number of the student's task to write that function; `None` where it is given.
    pub task: Option<u32>,
    /// Why it matters.
    pub why: String,
}

/// How a law ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ended {
    /// Its [path](Law::path).
    pub law: String,
    /// What is wrong, if anything.
    pub finding: Option<Finding>,
    /// The end of what the answer printed.
    pub output: String,
    /// How long it took.
    pub seconds: f64,
    /// What the law's last question to the answer brought to light, also where nothing is wrong; `None` if it
    /// asked nothing. Of very many calls the first ones.
    pub evidence: Option<Evidence>,
    /// How many calls there were in all.
    pub calls: usize,
    /// How many workers made them.
    pub workers: usize,
}

impl Ended {
    pub(crate) fn new(law: String, outcome: crate::harness::Outcome, seconds: f64) -> Self {
        let mut evidence = outcome.evidence;
        let (mut calls, mut workers) = (0, 0);
        if let Some(evidence) = &mut evidence {
            calls = evidence.calls.len();
            workers = evidence.workers().len();
            evidence.calls.truncate(MOST_CALLS);
        }
        Self {
            law,
            finding: outcome.finding,
            output: outcome.output,
            seconds,
            evidence,
            calls,
            workers,
        }
    }
}
