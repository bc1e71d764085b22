//! Noise of mean 0 and standard deviation 1, of the shapes that times have.

use fastrand::Rng;
use std::f64::consts::TAU;

pub(crate) type Noise = fn(&mut Rng) -> f64;

/// Many small disturbances (Box and Muller).
pub(crate) fn normal(rng: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - rng.f64()).ln()).sqrt();
    radius * (TAU * rng.f64()).cos()
}

fn wait(rng: &mut Rng) -> f64 {
    -(1.0 - rng.f64()).ln()
}

/// Nothing but waits.
pub(crate) fn exponential(rng: &mut Rng) -> f64 {
    wait(rng) - 1.0
}

/// Hardly any noise, but one in twenty is far off.
pub(crate) fn rare(rng: &mut Rng) -> f64 {
    const ONE_IN: f64 = 0.05;
    let far = if rng.f64() < ONE_IN { 1.0 } else { 0.0 };
    0.43 * normal(rng) + 0.9 * (far - ONE_IN) / (ONE_IN * (1.0 - ONE_IN)).sqrt()
}

/// Disturbances that multiply; moderately skewed.
pub(crate) fn log_normal(rng: &mut Rng) -> f64 {
    const SIGMA: f64 = 0.3;
    let variance = SIGMA * SIGMA;
    let value = (SIGMA * normal(rng) - variance / 2.0).exp();
    (value - 1.0) / variance.exp_m1().sqrt()
}

/// The sum of four waits.
pub(crate) fn gamma(rng: &mut Rng) -> f64 {
    let sum: f64 = (0..4).map(|_| wait(rng)).sum();
    (sum - 4.0) / 2.0
}

/// Small disturbances, and a wait that is mostly short: the shape of many benchmarks.
pub(crate) fn exponential_tail(rng: &mut Rng) -> f64 {
    (normal(rng) + wait(rng) - 1.0) / 2.0_f64.sqrt()
}

pub(crate) fn uniform(rng: &mut Rng) -> f64 {
    (rng.f64() - 0.5) * 12.0_f64.sqrt()
}

/// Fast or slow, by half and half.
pub(crate) fn bimodal(rng: &mut Rng) -> f64 {
    let side = if rng.bool() { 0.95 } else { -0.95 };
    side + normal(rng) * (1.0 - 0.95_f64 * 0.95).sqrt()
}
