//! Darts one by one: work so small that it shows what it costs to share a counter.

use crate::probe;
use crate::split_mix::SplitMix64;

/// Throws the dart of that number at a square, and says whether it landed inside the quarter circle.
///
/// A function of the number alone, and a few nanoseconds of work. Of many darts the share that hits
/// is near pi / 4.
///
/// # Examples
///
/// ```
/// use course_core::dart;
///
/// let hits = (0..100_000).filter(|number| dart(*number)).count();
/// let pi = 4.0 * hits as f64 / 100_000.0;
/// assert!((pi - std::f64::consts::PI).abs() < 0.03);
/// ```
pub fn dart(number: u64) -> bool {
    probe::work("dart", number, || {
        let mut random = SplitMix64::new(number);
        let x = random.next_fraction();
        let y = random.next_fraction();
        x * x + y * y < 1.0
    })
}
