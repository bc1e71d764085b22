//! Whether the 95% interval of a ratio holds the true ratio in 95 of 100 cases: noise of many shapes, a known
//! ratio, 4,000 cases of each.
//!
//! `COURSE_SEED=7 cargo test -p speedup --test coverage -- --nocapture` draws others, and prints the shares.

mod noise;

use fastrand::Rng;
use noise::{
    Noise, bimodal, exponential, exponential_tail, gamma, log_normal, normal, rare, uniform,
};
use speedup::statistics::{Mode, Sample, ratio};

const CASES: usize = 4000;
/// Of the short cut that is not taken.
const RESAMPLES: usize = 999;
/// What serial takes, in nanoseconds, and how many times as fast the other is.
const SERIAL: f64 = 2e8;
const SPEEDUP: f64 = 1.87;

/// One benchmark as Criterion would measure it.
#[derive(Clone, Copy)]
struct Benchmark {
    noise: Noise,
    /// Standard deviation of a sample, by its mean.
    spread: f64,
    samples: usize,
    mode: Mode,
}

const fn flat(noise: Noise, spread: f64, samples: usize) -> Benchmark {
    Benchmark {
        noise,
        spread,
        samples,
        mode: Mode::Flat,
    }
}

const fn linear(noise: Noise, spread: f64, samples: usize) -> Benchmark {
    Benchmark {
        mode: Mode::Linear,
        ..flat(noise, spread, samples)
    }
}

impl Benchmark {
    fn measure(&self, time: f64, rng: &mut Rng) -> Sample {
        let count = |sample: usize| match self.mode {
            Mode::Flat => 2.0,
            Mode::Linear => 1.0 + sample as f64,
        };
        let iters: Vec<f64> = (0..self.samples).map(count).collect();
        let times = iters
            .iter()
            .map(|iters| iters * time * (1.0 + self.spread * (self.noise)(rng)))
            .collect();
        Sample::new(self.mode, iters, times).expect("noise is small")
    }
}

/// What Criterion's samples of this course look like (a dozen, of a serial runner that hardly varies and of a
/// parallel one that does), and other sizes and shapes. A name, the serial benchmark, the parallel one.
const CASES_OF: [(&str, Benchmark, Benchmark); 12] = [
    ("normal", flat(normal, 0.002, 12), flat(normal, 0.03, 12)),
    (
        "normal, alike",
        flat(normal, 0.03, 12),
        flat(normal, 0.03, 12),
    ),
    (
        "normal, large",
        flat(normal, 0.01, 10),
        flat(normal, 0.2, 10),
    ),
    (
        "log-normal",
        flat(log_normal, 0.03, 12),
        flat(log_normal, 0.05, 12),
    ),
    ("gamma", flat(gamma, 0.02, 12), flat(gamma, 0.03, 12)),
    (
        "gamma, unequal numbers",
        flat(gamma, 0.02, 20),
        flat(gamma, 0.02, 12),
    ),
    (
        "exponential tail",
        flat(exponential_tail, 0.01, 12),
        flat(exponential_tail, 0.05, 12),
    ),
    ("uniform", flat(uniform, 0.05, 12), flat(uniform, 0.05, 12)),
    ("bimodal", flat(normal, 0.01, 20), flat(bimodal, 0.20, 20)),
    (
        "slopes of twenty",
        linear(normal, 0.02, 20),
        linear(normal, 0.05, 20),
    ),
    (
        "slopes of a hundred",
        linear(normal, 0.02, 100),
        linear(gamma, 0.02, 100),
    ),
    (
        "a mean by a slope",
        flat(normal, 0.01, 12),
        linear(gamma, 0.01, 50),
    ),
];

/// The limits: noise of nothing but waits beside none at all, and waits so rare that half of the measurements have none.
const HARD: [(&str, Benchmark, Benchmark, f64); 2] = [
    (
        "waits alone",
        flat(normal, 0.002, 12),
        flat(exponential, 0.03, 12),
        0.89,
    ),
    (
        "rare waits",
        flat(normal, 0.002, 12),
        flat(rare, 0.03, 12),
        0.80,
    ),
];

fn seed() -> u64 {
    std::env::var("COURSE_SEED").map_or(1, |seed| seed.parse().expect("COURSE_SEED is a number"))
}

/// In how many of the cases the interval held the truth.
fn coverage(serial: &Benchmark, parallel: &Benchmark, seed: u64) -> f64 {
    let mut rng = Rng::with_seed(seed);
    let held = (0..CASES).filter(|_| {
        let above = serial.measure(SERIAL, &mut rng);
        let below = parallel.measure(SERIAL / SPEEDUP, &mut rng);
        let ratio = ratio(&above, &below, [above.typical(), below.typical()]);
        ratio.interval.expect("samples enough").holds(SPEEDUP)
    });
    held.count() as f64 / CASES as f64
}

#[test]
fn the_interval_holds_the_true_ratio_in_95_of_100_cases() {
    let shares =
        CASES_OF.map(|(name, serial, parallel)| (name, coverage(&serial, &parallel, seed())));
    for (name, share) in &shares {
        println!("{:6.2}%  {name}", share * 100.0);
    }
    for (name, share) in shares {
        assert!((0.94..=0.96).contains(&share), "{name}: {share}");
    }
}

/// What the documentation of `statistics` admits.
#[test]
fn noise_that_is_mostly_not_there_is_held_less_often() {
    for (name, serial, parallel, least) in HARD {
        let share = coverage(&serial, &parallel, seed());
        println!("{:6.2}%  {name}", share * 100.0);
        assert!((least..0.94).contains(&share), "{name}: {share}");
    }
}

/// The fewest that Criterion takes, most of whose weight is in three or four: intervals may be too wide, not too narrow.
#[test]
fn of_the_fewest_slopes_it_is_no_narrower_than_that() {
    let fewest = linear(normal, 0.03, 10);
    let share = coverage(&fewest, &fewest, seed());
    println!("{:6.2}%  slopes of ten", share * 100.0);
    assert!((0.95..=0.97).contains(&share), "{share}");
}

/// The short cut, so that nobody takes it for an improvement: percentiles of the ratio itself.
#[test]
fn percentiles_of_the_ratio_would_hold_it_in_fewer() {
    let (serial, parallel) = (flat(normal, 0.002, 12), flat(normal, 0.03, 12));
    let mut rng = Rng::with_seed(seed());
    let rates = |benchmark: &Benchmark, time: f64, rng: &mut Rng| -> Vec<f64> {
        (0..benchmark.samples)
            .map(|_| time * (1.0 + benchmark.spread * (benchmark.noise)(rng)))
            .collect()
    };
    let redrawn_mean = |rates: &[f64], rng: &mut Rng| -> f64 {
        rates
            .iter()
            .map(|_| rates[rng.usize(..rates.len())])
            .sum::<f64>()
            / rates.len() as f64
    };
    let held = (0..CASES).filter(|_| {
        let above = rates(&serial, SERIAL, &mut rng);
        let below = rates(&parallel, SERIAL / SPEEDUP, &mut rng);
        let mut ratios: Vec<f64> = (0..RESAMPLES)
            .map(|_| redrawn_mean(&above, &mut rng) / redrawn_mean(&below, &mut rng))
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios[24] <= SPEEDUP && SPEEDUP <= ratios[974]
    });
    let share = held.count() as f64 / CASES as f64;
    println!("{:6.2}%  percentiles", share * 100.0);
    assert!(share < 0.93, "{share}");
}
