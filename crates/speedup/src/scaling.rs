//! Laws of scaling: what part of the work does not become faster with more workers.

use serde::Serialize;

/// Amdahl's law, fitted: `1 / speedup = serial + (1 - serial) / workers`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Amdahl {
    /// The part of the serial time that stays, however many workers there are. Below zero where workers did more than
    /// their share: a cache each, say.
    pub serial_fraction: f64,
    /// How many numbers of workers it was fitted to.
    pub points: usize,
    /// By how much the law misses the speedup that it misses most, as a share of it. A law that misses by more than
    /// the speedups are uncertain is not the law of these.
    pub worst_miss: f64,
}

impl Amdahl {
    /// What it says of so many workers.
    pub fn speedup(&self, workers: f64) -> f64 {
        1.0 / (self.serial_fraction + (1.0 - self.serial_fraction) / workers)
    }
}

/// With one number of workers the law would fit whatever was measured.
const FEWEST_POINTS: usize = 2;

/// Fits Amdahl's law to speedups of at least two different numbers of workers above one, by least squares of the times.
///
/// As `1/S - 1/n = serial (1 - 1/n)`, that is a line through the origin.
pub fn amdahl(points: &[(usize, f64)]) -> Option<Amdahl> {
    let mut counts: Vec<usize> = points.iter().map(|(workers, _)| *workers).collect();
    counts.retain(|workers| *workers > 1);
    counts.sort_unstable();
    counts.dedup();
    if counts.len() < FEWEST_POINTS {
        return None;
    }
    let terms = points.iter().map(|(workers, speedup)| {
        let share = 1.0 / *workers as f64;
        (1.0 - share, 1.0 / speedup - share)
    });
    let (products, squares) = terms.fold((0.0, 0.0), |(products, squares), (x, y)| {
        (products + x * y, squares + x * x)
    });
    let mut law = Amdahl {
        serial_fraction: products / squares,
        points: counts.len(),
        worst_miss: 0.0,
    };
    let misses = points
        .iter()
        .filter(|(workers, _)| *workers > 1)
        .map(|(workers, speedup)| (law.speedup(*workers as f64) / speedup - 1.0).abs());
    law.worst_miss = misses.fold(0.0, f64::max);
    law.serial_fraction.is_finite().then_some(law)
}

/// The serial part that one speedup tells of (Karp and Flatt, "Measuring Parallel Processor Performance", 1990).
/// Where it grows with the workers, what is lost is not serial work but the price of working together.
pub fn karp_flatt(speedup: f64, workers: usize) -> f64 {
    let share = 1.0 / workers as f64;
    (1.0 / speedup - share) / (1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn speedup(serial: f64, workers: usize) -> f64 {
        1.0 / (serial + (1.0 - serial) / workers as f64)
    }

    #[test]
    fn one_number_of_workers_fits_no_law() {
        assert_eq!(amdahl(&[(1, 0.98), (2, 1.9), (2, 1.8)]), None);
    }

    #[test]
    fn speedups_of_no_such_law_are_missed() {
        let turned = [(2, 1.9), (4, 3.0), (8, 2.0)];
        let law = amdahl(&turned).expect("three points");
        assert!(law.worst_miss > 0.3, "{law:?}");
    }

    proptest! {
        #[test]
        fn the_fraction_is_found_again(serial in 0.0_f64..1.0) {
            let points: Vec<_> = [1, 2, 3, 4, 8, 16].map(|n| (n, speedup(serial, n))).into();
            let law = amdahl(&points).expect("enough points");
            prop_assert!((law.serial_fraction - serial).abs() < 1e-9);
            prop_assert!(law.worst_miss < 1e-9);
            for (workers, speedup) in &points[1..] {
                prop_assert!((karp_flatt(*speedup, *workers) - serial).abs() < 1e-9);
            }
        }
    }
}
