//! One benchmark in two baselines.

use crate::baseline::Benchmark;
use crate::probe;
use crate::statistics::{Bootstrap, Estimated};
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
    /// Why one of both should not be trusted.
    pub poor_probe: Option<String>,
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
}

impl Verdict {
    /// In a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slower => "slower",
            Self::Faster => "faster",
            Self::Same => "no difference",
            Self::Unknown => "too few samples",
        }
    }
}

impl Difference {
    pub(super) fn of(a: &Benchmark, b: &Benchmark, bootstrap: &Bootstrap) -> Self {
        let why = |side: &str, benchmark: &Benchmark| {
            let record = benchmark.machine.as_ref()?;
            probe::why_poor(record, None).map(|why| format!("in {side}, {why}"))
        };
        Self {
            id: a.id.full(),
            a: a.mean(),
            b: b.mean(),
            change: b.mean_ratio(a, bootstrap).map(|times| times - 1.0),
            poor_probe: why("A", a).or_else(|| why("B", b)),
        }
    }

    /// What can be said of it.
    pub fn verdict(&self) -> Verdict {
        match self.change.interval {
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
