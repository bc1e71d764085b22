//! Two baselines, benchmark by benchmark.

mod difference;
mod grid;

use crate::baseline::Baseline;
use crate::{Trouble, study};
use serde::Serialize;
use std::collections::BTreeMap;

pub use difference::{Difference, Side, Verdict};

/// What differs between two baselines.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// The name of the first.
    pub a: String,
    /// The name of the second, which is slower or faster than the first.
    pub b: String,
    /// What is known of the machine of the first.
    pub machine_a: Vec<String>,
    /// And of the second.
    pub machine_b: Vec<String>,
    /// Those in both: first those that differ, the largest change first.
    pub differences: Vec<Difference>,
    /// The ids of those that the first alone has.
    pub only_a: Vec<String>,
    /// And the second.
    pub only_b: Vec<String>,
    /// What may not become slower by more than this, as a share.
    pub threshold: Option<f64>,
    /// What could not be read.
    pub remarks: Vec<String>,
}

impl Comparison {
    /// Compares the means of all benchmarks that both have.
    ///
    /// # Errors
    /// There is none.
    pub fn of(a: &Baseline, b: &Baseline, threshold: Option<f64>) -> Result<Self, Trouble> {
        let mut of_b: BTreeMap<String, _> = b
            .benchmarks
            .iter()
            .map(|one| (one.id.full(), one))
            .collect();
        let (mut differences, mut only_a) = (Vec::new(), Vec::new());
        for before in &a.benchmarks {
            let id = before.id.full();
            match of_b.remove(&id) {
                Some(after) => differences.push(Difference::of(before, after)),
                None => only_a.push(id),
            }
        }
        if differences.is_empty() {
            return Err(Trouble::failed(format!(
                "`{}` and `{}` have no benchmark in common",
                a.name, b.name
            )));
        }
        differences.sort_by(difference::Difference::order);
        Ok(Self {
            a: a.name.clone(),
            b: b.name.clone(),
            machine_a: study::machines(a.benchmarks.iter()),
            machine_b: study::machines(b.benchmarks.iter()),
            differences,
            only_a,
            only_b: of_b.into_keys().collect(),
            threshold,
            remarks: [a.remarks.clone(), b.remarks.clone()].concat(),
        })
    }

    /// Whether this one became slower by more than the threshold, and its whole interval says so.
    pub fn is_beyond_threshold(&self, difference: &Difference) -> bool {
        let interval = difference.change.interval;
        self.threshold
            .zip(interval)
            .is_some_and(|(threshold, interval)| interval.low > threshold)
    }

    /// Whether any did.
    pub fn is_slower(&self) -> bool {
        self.differences
            .iter()
            .any(|difference| self.is_beyond_threshold(difference))
    }

    /// How many there are of each reason why a benchmark of A could not be held against the threshold.
    pub(crate) fn not_judged(&self) -> Vec<(usize, &'static str)> {
        let of = |verdict| {
            let of_it = |one: &&Difference| one.verdict() == verdict;
            self.differences.iter().filter(of_it).count()
        };
        let reasons = [
            (of(Verdict::Unknown), "(too few samples)"),
            (of(Verdict::Copy), "(the same measurement)"),
            (self.only_a.len(), "missing in B"),
        ];
        let found = reasons.into_iter().filter(|(count, _)| *count > 0);
        found.collect()
    }

    /// Whether there is a threshold, and all that A has was held against it.
    pub fn all_judged(&self) -> bool {
        self.threshold.is_none() || self.not_judged().is_empty()
    }
}
