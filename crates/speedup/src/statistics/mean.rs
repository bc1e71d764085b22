//! A mean time and how much it varies.

use super::sample::{Sample, Summary, Weighted};

/// With fewer samples than this there is no interval: what differs among four says next to nothing of the rest.
/// Criterion's `--quick` takes two.
pub const FEWEST: usize = 5;

/// The time of one iteration, from the samples of one benchmark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mean {
    pub(super) value: f64,
    /// The variance of the value, by its square: that of its logarithm, nearly.
    pub(super) relative_variance: f64,
    /// Degrees of freedom.
    pub(super) freedom: f64,
    /// Whether there are samples enough to speak of a variance.
    pub(super) is_enough: bool,
}

/// Of Student's distribution; with fewer degrees of freedom an interval says little more than that nothing is known.
const LEAST_FREEDOM: f64 = 3.0;

impl Mean {
    /// The mean that the weights make, and how well it is known.
    ///
    /// With weights, the squared distances from a mean say less, and are themselves known less well, than as many equal
    /// ones would. Bell and McCaffrey ("Bias Reduction in Standard Errors", Survey Methodology, 2002) give what they are on
    /// average, and the degrees of freedom; for equal weights both are the familiar `n - 1`. It takes the time of an iteration to vary
    /// alike in long samples and in short ones.
    pub(super) fn of(sample: &Sample, summary: Summary) -> Self {
        let value = sample.nanoseconds(summary);
        let weighted = sample.weighted(summary);
        let total: f64 = weighted.iter().map(|sample| sample.weight).sum();
        // Shares of the whole: the mean is their sum of rates.
        let sum = |power: i32| -> f64 {
            let shares = weighted.iter().map(|sample| sample.weight / total);
            shares.map(|share| share.powi(power)).sum()
        };
        let [second, third, fourth, fifth] = [2, 3, 4, 5].map(sum);
        let average = second - 2.0 * third + second * second;
        let variance = fourth - 4.0 * fifth
            + 2.0 * second * fourth
            + 2.0 * third * third
            + 2.0 * fourth * second
            - 4.0 * second * third * second
            + second.powi(4);
        let distances = weighted.iter().map(|Weighted { rate, weight }| {
            let distance = weight / total * (rate / value - 1.0);
            distance * distance
        });
        let freedom = average * average / variance;
        Self {
            value,
            relative_variance: distances.sum::<f64>() * second / average,
            freedom,
            is_enough: sample.len() >= FEWEST && freedom >= LEAST_FREEDOM,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;

    #[test]
    fn equal_weights_leave_one_degree_less_than_samples() {
        let times: Vec<f64> = (1..=7).map(f64::from).collect();
        let flat = Sample::new(Mode::Flat, vec![1.0; 7], times).expect("they are usable");
        for summary in [Summary::Mean, Summary::Slope] {
            let mean = Mean::of(&flat, summary);
            assert!((mean.freedom - 6.0).abs() < 1e-9, "{mean:?}");
            // The mean is 4, the variance 14/3, that of the mean 2/3.
            assert!(
                (mean.relative_variance - 2.0 / 3.0 / 16.0).abs() < 1e-12,
                "{mean:?}"
            );
        }
    }

    #[test]
    fn a_slope_has_fewer_degrees_than_a_mean() {
        let iters: Vec<f64> = (1..=10).map(f64::from).collect();
        let line = Sample::new(Mode::Linear, iters.clone(), iters).expect("they are usable");
        let freedom = Mean::of(&line, Summary::Slope).freedom;
        assert!((3.0..9.0).contains(&freedom), "{freedom}");
    }
}
