//! Exercise 3: `sum_square` of every number from 0 up. An item takes time in proportion to its number.

use crate::{Work, check_each};
use course_core::{sum_square, sum_square_total};

/// The sums of squares below each number.
pub struct SumSquare {
    numbers: u64,
}

impl SumSquare {
    /// `sum_square(i)` for `i` in `0..numbers`.
    pub fn new(numbers: u64) -> Self {
        SumSquare { numbers }
    }
}

impl Work for SumSquare {
    type Item = u64;
    type Answer = u64;

    fn task(number: u64) -> u64 {
        sum_square(number)
    }

    fn items(&self) -> Vec<u64> {
        (0..self.numbers).collect()
    }

    /// One by one, and their total by its closed form, which no loop of ours computes.
    fn check(&self, sums: &[u64]) -> Result<(), String> {
        let mut below = 0;
        let right: Vec<u64> = (0..sums.len() as u64)
            .map(|number| {
                let sum = below;
                below += number * number;
                sum
            })
            .collect();
        check_each(sums, &right)?;
        let total: u128 = sums.iter().copied().map(u128::from).sum();
        if total == sum_square_total(sums.len() as u64) {
            Ok(())
        } else {
            Err(format!("the sums add up to {total}"))
        }
    }
}
