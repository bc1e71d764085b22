//! Answers whose verdict is known: the proof that the checks check.
//!
//! A wrong answer must be rejected with its named verdict, and accepted once its one mistake is
//! mended: then it is the mistake that was seen, and nothing else about the answer.

use crate::harness::Limits;
use crate::run::{expect, first_finding, in_children};
use crate::{Subject, Verdict};
use libtest_mimic::{Arguments, Failed, Trial as Test};
use std::process::ExitCode;
use std::time::Duration;

/// An answer that a student gives, and what is to be said of it.
pub struct Entry<S> {
    name: &'static str,
    function: &'static str,
    subject: S,
    mended: Option<S>,
    verdict: Option<Verdict>,
    limits: Limits,
}

impl<S> Entry<S> {
    /// A right answer to the task `function`.
    pub fn right(name: &'static str, function: &'static str, subject: S) -> Self {
        Self {
            name,
            function,
            subject,
            mended: None,
            verdict: None,
            limits: Limits::default(),
        }
    }

    /// A wrong answer to the task `function`, its verdict, and the same answer with its one mistake mended.
    pub fn wrong(
        name: &'static str,
        function: &'static str,
        verdict: Verdict,
        subject: S,
        mended: S,
    ) -> Self {
        Self {
            mended: Some(mended),
            verdict: Some(verdict),
            ..Self::right(name, function, subject)
        }
    }

    /// For an answer that never ends: so that the corpus does, sooner.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.limits.deadline = deadline;
        self
    }

    /// For an answer that grows without end: so that the machine does not have to hold much of it.
    #[must_use]
    pub fn memory(mut self, bytes: u64) -> Self {
        self.limits.memory = bytes;
        self
    }
}

/// Runs a corpus: a test each for an answer's verdict and for its mended form.
pub fn main<S: Subject>(corpus: Vec<Entry<S>>) -> ExitCode {
    let mut subjects = Vec::new();
    let mut tests = Vec::new();
    for entry in corpus {
        let kind = if entry.verdict.is_some() {
            "wrong"
        } else {
            "right"
        };
        let name = format!("{kind}::{}::{}", entry.function, entry.name);
        tests.push(test::<S>(
            name.clone(),
            entry.function,
            entry.verdict,
            entry.limits,
        ));
        subjects.push((name.clone(), entry.subject));
        if let Some(mended) = entry.mended {
            let name = format!("{name}::mended");
            tests.push(test::<S>(
                name.clone(),
                entry.function,
                None,
                Limits::default(),
            ));
            subjects.push((name, mended));
        }
    }
    in_children(&subjects, || {
        libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
    })
}

fn test<S: Subject>(
    subject: String,
    function: &'static str,
    verdict: Option<Verdict>,
    limits: Limits,
) -> Test {
    let name = match verdict {
        Some(verdict) => format!("{subject}::is::{verdict:?}"),
        None => format!("{subject}::passes"),
    };
    Test::test(name, move || {
        let finding = first_finding::<S>(&subject, function, limits)?;
        expect(verdict, finding.as_ref()).map_err(Failed::from)
    })
}
