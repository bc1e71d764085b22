//! Estimates that depend on their seed alone, and err as much as chance says they must.

use course_core::{PI_TRIALS, pi_mc};
use proptest::prelude::*;
use std::collections::HashSet;
use std::f64::consts::PI;

/// How far one estimate is off, typically: a dart is inside with probability pi / 4.
fn standard_deviation() -> f64 {
    let inside = PI / 4.0;
    4.0 * (inside * (1.0 - inside) / f64::from(PI_TRIALS)).sqrt()
}

proptest! {
    #[test]
    fn equal_seeds_give_equal_estimates_in_any_thread(seed: u64) {
        let here = pi_mc(seed);
        let there = std::thread::spawn(move || {
            pi_mc(seed ^ 1); // what ran before in this thread plays no part
            pi_mc(seed)
        });
        prop_assert_eq!(here.to_bits(), there.join().unwrap().to_bits());
    }

    /// Six deviations: once in five hundred million seeds.
    #[test]
    fn an_estimate_is_near_pi(seed: u64) {
        prop_assert!((pi_mc(seed) - PI).abs() < 6.0 * standard_deviation());
    }
}

/// Fixed seeds, so that the test gives the same answer each time.
#[test]
fn estimates_err_as_chance_says() {
    let seeds = 2_000;
    let errors: Vec<f64> = (0..seeds).map(|seed| pi_mc(seed) - PI).collect();

    let mean = errors.iter().sum::<f64>() / seeds as f64;
    let mean_deviation = standard_deviation() / (seeds as f64).sqrt();
    assert!(
        mean.abs() < 4.0 * mean_deviation,
        "the mean is off by {mean}"
    );

    // Of 2000 samples the variance is known to 3.2%: four times that. Seeds that shared darts
    // would err together, and this would show it.
    let variance = errors.iter().map(|error| error * error).sum::<f64>() / seeds as f64;
    let ratio = variance / standard_deviation().powi(2);
    assert!(
        (0.87..1.13).contains(&ratio),
        "the variance is {ratio} times what it should be"
    );
}

/// Neighbouring seeds are what a student uses. Errors of neighbours must have nothing in common.
#[test]
fn neighbouring_seeds_are_unrelated() {
    let pairs = 2_000_u32;
    let errors: Vec<f64> = (0..=u64::from(pairs))
        .map(|seed| pi_mc(seed) - PI)
        .collect();
    let products: f64 = errors.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let correlation = products / f64::from(pairs) / standard_deviation().powi(2);
    // Of 2000 pairs a correlation of zero is seen to within 0.022: four times that.
    assert!(correlation.abs() < 0.09, "correlation {correlation}");
}

/// The darts inside are a whole number, typically within 130 of their mean, so some seeds agree by
/// chance: of 100 seeds some 11 pairs.
#[test]
fn different_seeds_give_different_estimates() {
    let estimates: HashSet<u64> = (0..100).map(|seed| pi_mc(seed).to_bits()).collect();
    assert!(
        estimates.len() > 70,
        "{} different estimates of 100 seeds",
        estimates.len()
    );
}
