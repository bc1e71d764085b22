//! The bootstrap-t.

use super::sample::{Sample, Summary, Weighted};
use super::{Estimated, Interval};
use fastrand::Rng;

/// With fewer samples than this there is no interval: what differs among four says next to nothing of the rest.
/// Criterion's `--quick` takes two.
pub const FEWEST: usize = 5;

/// Draws samples again, always the same ones: the same files give the same report.
#[derive(Clone, Copy, Debug)]
pub struct Bootstrap {
    /// How often. So that quantiles fall on a draw, one less than a multiple of 40.
    pub resamples: usize,
    /// Where the random numbers begin.
    pub seed: u64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self {
            resamples: 1999,
            seed: 0,
        }
    }
}

impl Bootstrap {
    /// The time of one iteration, in nanoseconds.
    pub fn time(&self, sample: &Sample, summary: Summary) -> Estimated {
        self.log_ratio(&[Terms::new(sample, summary)], &[1.0])
            .map(f64::exp)
    }

    /// How many times as long an iteration of `above` takes as one of `below`.
    pub fn ratio(&self, above: &Sample, below: &Sample, summary: [Summary; 2]) -> Estimated {
        let terms = [Terms::new(above, summary[0]), Terms::new(below, summary[1])];
        self.log_ratio(&terms, &[1.0, -1.0]).map(f64::exp)
    }

    /// The sum of the logarithms of the terms, each with its sign.
    fn log_ratio(&self, terms: &[Terms], signs: &[f64]) -> Estimated {
        let whole: Vec<Moments> = terms.iter().map(Terms::whole).collect();
        let value = signed_sum(&whole, signs);
        let too_few = terms.iter().any(|term| term.samples.len() < FEWEST);
        if too_few {
            return Estimated::bare(value);
        }
        let error = standard_error(&whole);
        let mut rng = Rng::with_seed(self.seed);
        let mut quotients = Vec::with_capacity(self.resamples);
        let mut drawn = Vec::with_capacity(terms.len());
        for _ in 0..self.resamples {
            drawn.clear();
            drawn.extend(terms.iter().map(|term| term.redrawn(&mut rng)));
            let quotient = (signed_sum(&drawn, signs) - value) / standard_error(&drawn);
            // One sample drawn every time has neither a distance nor an error.
            quotients.push(if quotient.is_nan() { 0.0 } else { quotient });
        }
        quotients.sort_unstable_by(f64::total_cmp);
        let cut = (self.resamples + 1) / 40;
        let (low, high) = (quotients[cut - 1], quotients[self.resamples - cut]);
        // Samples that are all the same: no error, and no 0 times infinity either.
        let reach = |quantile: f64| if error > 0.0 { quantile * error } else { 0.0 };
        Estimated {
            value,
            interval: Some(Interval {
                low: value - reach(high),
                high: value - reach(low),
            }),
        }
    }
}

/// A mean, and the relative variance of it.
#[derive(Clone, Copy, Debug)]
struct Moments {
    mean: f64,
    relative_variance: f64,
}

fn signed_sum(moments: &[Moments], signs: &[f64]) -> f64 {
    let terms = moments.iter().zip(signs);
    terms.map(|(moment, sign)| sign * moment.mean.ln()).sum()
}

/// The variance of `ln x` is nearly that of `x` by its square; independent ones add up.
fn standard_error(moments: &[Moments]) -> f64 {
    let variance: f64 = moments.iter().map(|moment| moment.relative_variance).sum();
    variance.sqrt()
}

/// The samples of one benchmark, each with what the sums need of it, as distances from the mean of all:
/// squares of small numbers add up without loss.
struct Terms {
    centre: f64,
    samples: Vec<Term>,
}

#[derive(Clone, Copy, Default)]
struct Term {
    weight: f64,
    weight_distance: f64,
    square: f64,
    square_distance: f64,
    square_distance_square: f64,
}

impl Terms {
    fn new(sample: &Sample, summary: Summary) -> Self {
        let centre = sample.nanoseconds(summary);
        let term = |Weighted { rate, weight }: &Weighted| {
            let (distance, square) = (rate / centre - 1.0, weight * weight);
            Term {
                weight: *weight,
                weight_distance: weight * distance,
                square,
                square_distance: square * distance,
                square_distance_square: square * distance * distance,
            }
        };
        Self {
            centre,
            samples: sample.weighted(summary).iter().map(term).collect(),
        }
    }

    fn whole(&self) -> Moments {
        self.moments(self.samples.iter())
    }

    fn redrawn(&self, rng: &mut Rng) -> Moments {
        let count = self.samples.len();
        self.moments((0..count).map(|_| &self.samples[rng.usize(..count)]))
    }

    /// The weighted mean, and its variance by linearisation: `sum(w²(r - m)²) / sum(w)²`, times `n / (n - 1)`,
    /// which for equal weights is the variance of a mean. It needs no model of how noise grows with iterations.
    fn moments<'a>(&self, drawn: impl Iterator<Item = &'a Term>) -> Moments {
        let mut sum = Term::default();
        for term in drawn {
            sum.weight += term.weight;
            sum.weight_distance += term.weight_distance;
            sum.square += term.square;
            sum.square_distance += term.square_distance;
            sum.square_distance_square += term.square_distance_square;
        }
        let count = self.samples.len() as f64;
        let distance = sum.weight_distance / sum.weight;
        let squares = sum.square_distance_square - 2.0 * distance * sum.square_distance
            + distance * distance * sum.square;
        let variance = (squares / (sum.weight * sum.weight)).max(0.0) * count / (count - 1.0);
        Moments {
            mean: self.centre * (1.0 + distance),
            relative_variance: variance / (1.0 + distance).powi(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;

    fn flat(times: &[f64]) -> Sample {
        Sample::new(Mode::Flat, vec![1.0; times.len()], times.to_vec()).expect("they are usable")
    }

    const MEANS: [Summary; 2] = [Summary::Mean, Summary::Mean];

    #[test]
    fn the_ratio_is_that_of_the_means_and_its_interval_is_around_it() {
        let slow = flat(&[20.0, 21.0, 19.0, 20.5, 19.5, 20.0]);
        let fast = flat(&[10.0, 10.5, 9.5, 10.2, 9.8, 10.0]);
        let ratio = Bootstrap::default().ratio(&slow, &fast, MEANS);
        assert!((ratio.value - 2.0).abs() < 1e-12);
        let interval = ratio.interval.expect("six samples are enough");
        assert!(interval.holds(2.0) && interval.low > 1.8 && interval.high < 2.2);
    }

    #[test]
    fn the_same_samples_give_the_same_interval() {
        let times = flat(&[1.0, 2.0, 3.0, 4.0, 7.0]);
        let once = Bootstrap::default().time(&times, Summary::Mean);
        assert_eq!(once, Bootstrap::default().time(&times, Summary::Mean));
        let other_seed = Bootstrap {
            seed: 1,
            ..Bootstrap::default()
        };
        assert_ne!(once, other_seed.time(&times, Summary::Mean));
    }

    #[test]
    fn two_samples_have_no_interval() {
        let quick = flat(&[10.0, 10.1]);
        assert_eq!(
            Bootstrap::default().time(&quick, Summary::Mean).interval,
            None
        );
    }

    #[test]
    fn samples_that_are_all_the_same_have_an_interval_of_one_value() {
        let same = flat(&[8.0; 6]);
        let ratio = Bootstrap::default().ratio(&same, &same, MEANS);
        assert_eq!(
            ratio.interval,
            Some(Interval {
                low: 1.0,
                high: 1.0
            })
        );
    }
}
