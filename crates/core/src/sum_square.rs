//! The processor-bound work of Exercise 3: sums of squares, and their closed form.

use crate::probe;
use std::hint::black_box;

/// The largest number whose [`sum_square`] a `u64` holds.
///
/// The sum of `i * i` for `i` in `0..n` is `(n - 1) * n * (2n - 1) / 6`. For this `n` that is
/// `18_446_735_571_075_162_805`; the next square would take it past `u64::MAX`.
pub const SUM_SQUARE_LIMIT: u64 = 3_810_778;

/// Adds up the squares of the numbers below `number`, one by one.
///
/// The work takes time in proportion to `number` (about 0.3 ns for each square), which is what
/// it is there for. It is never replaced by its closed form.
///
/// # Panics
///
/// When `number` is above [`SUM_SQUARE_LIMIT`]: the sum would not fit in a `u64`.
///
/// # Examples
///
/// ```
/// use course_core::sum_square;
///
/// assert_eq!(sum_square(3), 0 + 1 + 4); // 3 itself is left out
/// ```
pub fn sum_square(number: u64) -> u64 {
    assert!(
        number <= SUM_SQUARE_LIMIT,
        "sum_square({number}) does not fit in a u64: the largest number it takes is {SUM_SQUARE_LIMIT}"
    );
    probe::work("sum_square", number, || add_squares(number))
}

// ANCHOR: add_squares
fn add_squares(number: u64) -> u64 {
    // A zero that the compiler must not look into. Without it, it sees that the loop has a closed
    // form, and puts a few multiplications in place of the work: 0.04 ms for what takes 70 ms.
    // `black_box(i)` in each step would do too, but leaves a loop so short that its speed doubles
    // or halves with the place that a build happens to give it in memory.
    let zero = black_box(0);
    let mut sum: u64 = 0;
    for i in 0..number {
        let i = i ^ zero;
        // `sum += i * i`, without the two checks for overflow that the dev profile adds to each
        // step, and that double its time. The limit has been checked: nothing can wrap.
        sum = sum.wrapping_add(i.wrapping_mul(i));
    }
    sum
}
// ANCHOR_END: add_squares

/// What [`sum_square`] must arrive at, by its closed form, (n - 1) * n * (2n - 1) / 6, and so without doing the work.
///
/// # Panics
///
/// When `number` is above [`SUM_SQUARE_LIMIT`], as `sum_square` itself.
///
/// # Examples
///
/// ```
/// use course_core::{sum_square, sum_square_by_formula};
///
/// assert_eq!(sum_square_by_formula(20_000), sum_square(20_000));
/// ```
pub fn sum_square_by_formula(number: u64) -> u64 {
    let n = u128::from(number);
    let sum = n * n.saturating_sub(1) * (2 * n).saturating_sub(1) / 6;
    u64::try_from(sum).unwrap_or_else(|_| {
        panic!("sum_square({number}) does not fit in a u64: the largest number it takes is {SUM_SQUARE_LIMIT}")
    })
}

/// The sum of `sum_square(i)` for `i` in `0..numbers`, without doing the work: the answer that
/// Exercise 3 must arrive at.
///
/// Adding `(i - 1) * i * (2i - 1) / 6` over all `i` below `n` gives
/// `n * (n - 1)² * (n - 2) / 12`. (The square of `k` is part of `sum_square(i)` for each `i` from
/// `k + 1` to `n - 1`, so the sum is also that of `k² * (n - 1 - k)`, and the sums of squares and
/// of cubes are Faulhaber's: <https://en.wikipedia.org/wiki/Faulhaber%27s_formula>.)
///
/// The result is a `u128`, because a `u64` holds it only up to `numbers` = `121_977`.
///
/// # Panics
///
/// When a number below `numbers` is above [`SUM_SQUARE_LIMIT`], for there `sum_square` itself
/// has no answer.
///
/// # Examples
///
/// ```
/// use course_core::{sum_square, sum_square_total};
///
/// let answer: u64 = (0..20_000).map(sum_square).sum();
/// assert_eq!(u128::from(answer), sum_square_total(20_000));
/// ```
pub fn sum_square_total(numbers: u64) -> u128 {
    assert!(
        numbers <= SUM_SQUARE_LIMIT + 1,
        "sum_square_total({numbers}) has no answer: sum_square takes no number above {SUM_SQUARE_LIMIT}"
    );
    if numbers < 2 {
        return 0;
    }
    let n = u128::from(numbers);
    n * (n - 1) * (n - 1) * (n - 2) / 12
}
