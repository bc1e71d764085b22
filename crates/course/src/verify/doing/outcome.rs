//! What came of one program.

use crate::verify::Finding;
use std::fmt::{self, Display};

/// What was counted, and what is wrong.
#[derive(Debug, Default)]
pub(in crate::verify) struct Outcome {
    pub(in crate::verify) counts: Vec<(Count, u32)>,
    pub(in crate::verify) findings: Vec<Finding>,
}

/// What there is to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::verify) enum Count {
    /// Tasks whose untouched starter has its verdict.
    Starts,
    /// Laws that the solution obeys.
    Laws,
    /// Wrong answers that are rejected with their verdict.
    Wrong,
    /// The same answers, mended, that are accepted.
    Mended,
    /// Right answers that are accepted.
    Right,
    /// Tests of the given code.
    Given,
    /// Programs that run as they should.
    Runs,
}

impl Count {
    fn name(self) -> &'static str {
        match self {
            Self::Starts => "tasks begin with their verdict",
            Self::Laws => "laws hold for the solution",
            Self::Wrong => "wrong answers rejected",
            Self::Mended => "mended ones accepted",
            Self::Right => "right ones accepted",
            Self::Given => "tests of the given code",
            Self::Runs => "ran",
        }
    }
}

impl Outcome {
    pub(super) fn wrong(finding: Finding) -> Self {
        Self {
            counts: Vec::new(),
            findings: vec![finding],
        }
    }
}

impl Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if !self.findings.is_empty() {
            parts.push(format!("{} WRONG", self.findings.len()));
        }
        for (count, number) in &self.counts {
            parts.push(match count {
                Count::Runs => "ok".into(),
                _ => format!("{number} {}", count.name()),
            });
        }
        write!(out, "{}", parts.join(", "))
    }
}
