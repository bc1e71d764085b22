//! One number after the other.

use crate::Answer;
use course_core::sum_square;

#[expect(clippy::unnecessary_wraps, reason = "all runners have one signature")]
pub(crate) fn run(numbers: u64, _workers: usize) -> Answer {
    Ok((0..numbers).map(|i| u128::from(sum_square(i))).sum())
}
