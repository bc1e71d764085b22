//! An estimate of pi by throwing darts: work that needs random numbers.

use crate::probe;
use crate::split_mix::SplitMix64;

/// How many darts [`pi_mc`] throws.
pub const PI_TRIALS: u32 = 100_000;

/// Estimates pi: throws [`PI_TRIALS`] darts at a square and counts those inside its quarter circle.
///
/// A function of its seed alone. The same seed gives the same estimate, to the last bit, in
/// whatever thread or process it runs and whatever ran before; different seeds give different
/// darts. (Workers that share one generator, or that all start from one state, have neither.)
///
/// The estimate of one seed is off by 0.005 typically: the standard deviation is
/// `4 * sqrt(p * (1 - p) / PI_TRIALS)`, with `p` = pi / 4. No more than that is promised.
///
/// # Examples
///
/// ```
/// use course_core::pi_mc;
///
/// assert!((pi_mc(1) - std::f64::consts::PI).abs() < 0.03);
/// assert_eq!(pi_mc(1), pi_mc(1));
/// assert_ne!(pi_mc(1), pi_mc(2));
/// ```
pub fn pi_mc(seed: u64) -> f64 {
    probe::work("pi_mc", seed, || throw_darts(seed))
}

fn throw_darts(seed: u64) -> f64 {
    let mut random = SplitMix64::new(seed);
    let mut inside = 0_u32;
    for _ in 0..PI_TRIALS {
        let x = random.next_fraction();
        let y = random.next_fraction();
        inside += u32::from(x * x + y * y < 1.0);
    }
    4.0 * f64::from(inside) / f64::from(PI_TRIALS)
}
