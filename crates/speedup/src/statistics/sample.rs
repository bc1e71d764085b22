//! What Criterion measured: how many iterations, and how long they took together.

use serde::{Deserialize, Serialize};

/// How Criterion chose the numbers of iterations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// `d`, `2d`, `3d` ...: the time of one is the slope of a line through the origin.
    Linear,
    /// The same number each time, which long benchmarks get: the time of one is a mean.
    Flat,
}

/// The samples of one benchmark. They are usable: see [`Sample::new`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
    sampling_mode: Mode,
    iters: Vec<f64>,
    times: Vec<f64>,
}

/// Which time of one iteration is meant. With the same number of iterations in every sample, both are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// The mean over the samples of time by iterations: what Criterion's change report and critcmp compare.
    Mean,
    /// The slope of the times over the iterations: what Criterion prints as the time in linear mode. Long
    /// samples count for more, so what the clock itself costs counts for less.
    Slope,
}

/// One sample, as the estimators take it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighted {
    /// Nanoseconds of an iteration.
    pub(super) rate: f64,
    pub(super) weight: f64,
}

impl Sample {
    /// Nanoseconds `times` of so many `iters`.
    ///
    /// # Errors
    /// Why no time of an iteration can be had of them.
    pub fn new(sampling_mode: Mode, iters: Vec<f64>, times: Vec<f64>) -> Result<Self, String> {
        if iters.len() != times.len() {
            return Err(format!(
                "{} numbers of iterations and {} times: it was not written to its end, or changed later",
                iters.len(),
                times.len()
            ));
        }
        if iters.is_empty() {
            return Err("there are no samples in it".to_owned());
        }
        let counted = |iters: &f64| iters.is_finite() && *iters >= 1.0;
        if let Some(wrong) = iters.iter().find(|iters| !counted(iters)) {
            return Err(format!("a sample of {wrong} iterations"));
        }
        let usable = |time: &f64| time.is_finite() && *time >= 0.0;
        if let Some(wrong) = times.iter().find(|time| !usable(time)) {
            return Err(format!("a sample that took {wrong} ns"));
        }
        if times.iter().all(|time| *time <= 0.0) {
            return Err("every sample took no time at all: the work was optimised away, or the clock stands".to_owned());
        }
        Ok(Self {
            sampling_mode,
            iters,
            times,
        })
    }

    /// How many samples there are: at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.iters.len()
    }

    /// The time that Criterion itself prints first: the slope where there is one.
    pub fn typical(&self) -> Summary {
        match self.sampling_mode {
            Mode::Linear => Summary::Slope,
            Mode::Flat => Summary::Mean,
        }
    }

    /// Nanoseconds of one iteration.
    pub fn nanoseconds(&self, summary: Summary) -> f64 {
        let weighted = self.weighted(summary);
        let weights: f64 = weighted.iter().map(|sample| sample.weight).sum();
        let total: f64 = weighted
            .iter()
            .map(|sample| sample.weight * sample.rate)
            .sum();
        total / weights
    }

    /// A slope through the origin is a mean of time by iterations, each weighted by the square of its
    /// iterations: `sum(xy) / sum(xx)` is `sum(xx * y/x) / sum(xx)`. So one estimator does for both.
    pub(super) fn weighted(&self, summary: Summary) -> Vec<Weighted> {
        let most = self.iters.iter().copied().fold(1.0, f64::max);
        let weight = |iters: f64| match summary {
            Summary::Mean => 1.0,
            Summary::Slope => (iters / most).powi(2),
        };
        let samples = self.iters.iter().zip(&self.times);
        samples
            .map(|(iters, time)| Weighted {
                rate: time / iters,
                weight: weight(*iters),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample(mode: Mode, iters: &[f64], times: &[f64]) -> Sample {
        Sample::new(mode, iters.to_vec(), times.to_vec()).expect("they are usable")
    }

    #[test]
    fn the_slope_of_times_on_a_line_is_that_of_the_line() {
        let linear = sample(Mode::Linear, &[1.0, 2.0, 3.0], &[7.0, 14.0, 21.0]);
        assert!((linear.nanoseconds(linear.typical()) - 7.0).abs() < 1e-12);
    }

    #[test]
    fn a_late_start_counts_for_less_in_the_slope() {
        // 10 ns of the clock's own in each sample, 5 ns an iteration.
        let linear = sample(Mode::Linear, &[1.0, 10.0], &[15.0, 60.0]);
        assert!((linear.nanoseconds(Summary::Mean) - 10.5).abs() < 1e-12);
        let slope = (15.0 + 600.0) / 101.0;
        assert!((linear.nanoseconds(Summary::Slope) - slope).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_a_sample_is_refused_and_why_is_said() {
        let why = |iters: &[f64], times: &[f64]| {
            Sample::new(Mode::Flat, iters.to_vec(), times.to_vec()).expect_err("it is no sample")
        };
        assert!(why(&[1.0], &[]).contains("1 numbers of iterations and 0 times"));
        assert!(why(&[], &[]).contains("no samples"));
        assert!(why(&[0.0], &[1.0]).contains("0 iterations"));
        assert!(why(&[1.0], &[f64::NAN]).contains("NaN ns"));
        assert!(why(&[1.0], &[0.0]).contains("no time at all"));
    }

    proptest! {
        #[test]
        fn with_equal_iterations_slope_and_mean_are_one(
            iters in 1_u32..1000, times in prop::collection::vec(1.0_f64..1e9, 1..40),
        ) {
            let iters = vec![f64::from(iters); times.len()];
            let flat = sample(Mode::Flat, &iters, &times);
            let (slope, mean) = (flat.nanoseconds(Summary::Slope), flat.nanoseconds(Summary::Mean));
            prop_assert!((slope / mean - 1.0).abs() < 1e-12);
        }
    }
}
