//! One benchmark in two baselines.

use crate::baseline::Benchmark;
use crate::probe::{self, Poor};
use crate::statistics::Estimated;
use serde::Serialize;
use std::cmp::Ordering;

/// What one benchmark takes in both.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// Its id.
    pub id: String,
    /// The mean time of the first, in nanoseconds.
    pub a: f64,
    /// And of the second.
    pub b: f64,
    /// The second by the first, less one: 0.1 is 10% slower.
    pub change: Estimated,
    /// The samples of both are the same ones: nothing was measured twice.
    pub is_copy: bool,
    /// Why one of both should not be trusted.
    pub poor_probe: Option<(Side, Poor)>,
}

/// Which of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// What the interval of a change says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All of it above zero.
    Slower,
    /// All of it below zero.
    Faster,
    /// Zero is in it.
    Same,
    /// There is none.
    Unknown,
    /// It is one measurement, kept under two names.
    Copy,
}

impl Verdict {
    /// In a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slower => "slower",
            Self::Faster => "faster",
            Self::Same => "no difference",
            Self::Unknown => "too few samples",
            Self::Copy => "the same measurement",
        }
    }
}

impl Difference {
    pub(super) fn of(a: &Benchmark, b: &Benchmark) -> Self {
        let why = |side: Side, benchmark: &Benchmark| {
            Some((side, probe::why_poor(benchmark.machine.as_ref(), None)?))
        };
        Self {
            id: a.id.full(),
            a: a.mean(),
            b: b.mean(),
            is_copy: a.sample.is_some() && a.sample == b.sample,
            change: b.mean_ratio(a).map(|times| times - 1.0),
            poor_probe: why(Side::A, a).or_else(|| why(Side::B, b)),
        }
    }

    /// What can be said of it.
    pub fn verdict(&self) -> Verdict {
        match self.change.interval {
            _ if self.is_copy => Verdict::Copy,
            None => Verdict::Unknown,
            Some(interval) if interval.low > 0.0 => Verdict::Slower,
            Some(interval) if interval.high < 0.0 => Verdict::Faster,
            Some(_) => Verdict::Same,
        }
    }

    fn differs(&self) -> bool {
        matches!(self.verdict(), Verdict::Slower | Verdict::Faster)
    }

    /// How large the effect is: twice as slow is as much as twice as fast.
    fn effect(&self) -> f64 {
        self.change.value.ln_1p().abs()
    }

    pub(super) fn order(&self, other: &Self) -> Ordering {
        let first = other.differs().cmp(&self.differs());
        first
            .then_with(|| other.effect().total_cmp(&self.effect()))
            .then_with(|| self.id.cmp(&other.id))
    }
}
