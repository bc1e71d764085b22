//! Exercise 5: which numbers of a range are prime. The few primes take nearly all of the time.

use crate::{Work, check_each};
use course_core::{is_prime, prime_range};

/// The numbers of a range, and whether they are prime.
pub struct PrimeRange {
    start: u64,
    end: u64,
    primes: Vec<u64>,
}

impl PrimeRange {
    /// The numbers from `start` up to, and without, `end`. Finds the primes among them, one after another.
    pub fn new(start: u64, end: u64) -> Self {
        let primes = prime_range(start, end);
        PrimeRange { start, end, primes }
    }

    /// The primes of the range.
    pub fn primes(&self) -> &[u64] {
        &self.primes
    }
}

impl Work for PrimeRange {
    type Item = u64;
    type Answer = bool;

    fn task(number: u64) -> bool {
        is_prime(number)
    }

    fn items(&self) -> Vec<u64> {
        (self.start..self.end).collect()
    }

    fn check(&self, answers: &[bool]) -> Result<(), String> {
        let right: Vec<bool> = (self.start..self.end)
            .map(|number| self.primes.contains(&number))
            .collect();
        check_each(answers, &right)
    }
}
