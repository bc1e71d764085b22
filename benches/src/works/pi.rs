//! Exercise 4: an estimate of pi for each of some seeds. All items take equally long.

use crate::{Work, check_each};
use course_core::pi_mc;

/// Estimates of pi.
pub struct PiMc {
    estimates: Vec<f64>,
}

impl PiMc {
    /// `pi_mc(seed)` for `seed` in `0..seeds`. Computes them, one after another: an estimate depends on its seed
    /// alone, to the last bit.
    pub fn new(seeds: u64) -> Self {
        PiMc {
            estimates: (0..seeds).map(pi_mc).collect(),
        }
    }

    /// The right estimates.
    pub fn estimates(&self) -> &[f64] {
        &self.estimates
    }
}

impl Work for PiMc {
    type Item = u64;
    type Answer = f64;

    fn task(seed: u64) -> f64 {
        pi_mc(seed)
    }

    fn items(&self) -> Vec<u64> {
        (0..self.estimates.len() as u64).collect()
    }

    fn check(&self, answers: &[f64]) -> Result<(), String> {
        check_each(answers, &self.estimates)
    }
}
