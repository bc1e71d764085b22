//! Times and ratios with their intervals.

use super::mean::Mean;
use super::student::quantile;
use super::{Estimated, Interval, Sample, Summary};

/// The time of one iteration, in nanoseconds.
pub fn time(sample: &Sample, summary: Summary) -> Estimated {
    let mean = Mean::of(sample, summary);
    estimated(mean.value, &[mean])
}

/// How many times as long an iteration of `above` takes as one of `below`.
pub fn ratio(above: &Sample, below: &Sample, summary: [Summary; 2]) -> Estimated {
    let means = [Mean::of(above, summary[0]), Mean::of(below, summary[1])];
    estimated(means[0].value / means[1].value, &means)
}

/// A product or quotient of the means: their logarithms add up, and so do the variances of these.
fn estimated(value: f64, means: &[Mean]) -> Estimated {
    if !means.iter().all(|mean| mean.is_enough) {
        return Estimated::bare(value);
    }
    let variance: f64 = means.iter().map(|mean| mean.relative_variance).sum();
    let reach = if variance > 0.0 {
        let shares = means
            .iter()
            .map(|mean| mean.relative_variance.powi(2) / mean.freedom);
        let freedom = variance.powi(2) / shares.sum::<f64>();
        quantile(freedom) * variance.sqrt()
    } else {
        0.0
    };
    Estimated {
        value,
        interval: Some(Interval {
            low: value * (-reach).exp(),
            high: value * reach.exp(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;
    use proptest::prelude::*;

    fn flat(times: &[f64]) -> Sample {
        Sample::new(Mode::Flat, vec![1.0; times.len()], times.to_vec()).expect("they are usable")
    }

    const MEANS: [Summary; 2] = [Summary::Mean, Summary::Mean];

    #[test]
    fn the_interval_of_a_time_is_students() {
        // Mean 10, variance 2.5, so the standard error is 0.7071 and 4 degrees of freedom have 2.776.
        let interval = time(&flat(&[8.0, 9.0, 10.0, 11.0, 12.0]), Summary::Mean)
            .interval
            .expect("five samples are enough");
        let reach: f64 = 2.776_45 * 0.070_711;
        assert!(
            (interval.low / 10.0 - (-reach).exp()).abs() < 1e-4,
            "{interval:?}"
        );
        assert!(
            (interval.high / 10.0 - reach.exp()).abs() < 1e-4,
            "{interval:?}"
        );
    }

    #[test]
    fn two_samples_have_no_interval() {
        let quick = flat(&[10.0, 10.1]);
        assert_eq!(time(&quick, Summary::Mean).interval, None);
        let enough = flat(&[10.0, 10.1, 10.2, 9.9, 9.8]);
        assert_eq!(ratio(&enough, &quick, MEANS).interval, None);
    }

    #[test]
    fn samples_that_are_all_the_same_have_an_interval_of_one_value() {
        let same = flat(&[8.0; 6]);
        let one = Interval {
            low: 1.0,
            high: 1.0,
        };
        assert_eq!(ratio(&same, &same, MEANS).interval, Some(one));
    }

    proptest! {
        #[test]
        fn turned_round_it_is_the_reciprocal(
            one in prop::collection::vec(1.0_f64..2.0, 5..20), other in prop::collection::vec(1.0_f64..2.0, 5..20),
        ) {
            let there = ratio(&flat(&one), &flat(&other), MEANS);
            let back = ratio(&flat(&other), &flat(&one), MEANS).map(|times| 1.0 / times);
            prop_assert!((there.value / back.value - 1.0).abs() < 1e-12);
            let (there, back) = (there.interval.expect("enough"), back.interval.expect("enough"));
            prop_assert!((there.low / back.low - 1.0).abs() < 1e-12);
            prop_assert!((there.high / back.high - 1.0).abs() < 1e-12);
        }
    }
}
