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
    /// With weights, a mean varies as one of fewer samples (Kish's effective size), and how much it varies is known as from
    /// fewer still (Satterthwaite's degrees of freedom); for equal weights both are what they always are. It takes the time of
    /// an iteration to vary alike in long samples and in short ones. Of the fewest samples in linear mode, ten, the
    /// intervals are a little wider than they had to be.
    pub(super) fn of(sample: &Sample, summary: Summary) -> Self {
        let value = sample.nanoseconds(summary);
        let (mut weights, mut squares, mut fourths, mut spread) = (0.0, 0.0, 0.0, 0.0);
        for Weighted { rate, weight } in sample.weighted(summary) {
            let (square, distance) = (weight * weight, rate / value - 1.0);
            weights += weight;
            squares += square;
            fourths += square * square;
            spread += square * distance * distance;
        }
        let effective = weights * weights / squares;
        let used_up = (effective - 1.0) / effective;
        let freedom = squares * squares / fourths * used_up;
        Self {
            value,
            relative_variance: spread / (weights * weights) / used_up,
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
