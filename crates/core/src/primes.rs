//! Prime numbers by trial division: work whose size differs greatly from number to number.

use crate::probe;

/// Says whether `n` is prime, by dividing it by 2 and by each odd number up to its square root.
///
/// Right for every `u64`: 0 and 1 are not prime. Quicker ways exist; this one is here to be work.
/// A prime costs `sqrt(n) / 2` divisions (5 million near 10¹⁴, which is 8 to 16 ms), a number with a small
/// factor nearly none.
///
/// # Examples
///
/// ```
/// use course_core::is_prime;
///
/// assert!(is_prime(100_000_000_000_031));
/// assert!(!is_prime(561)); // 3 * 11 * 17, which passes Fermat's test
/// ```
// ANCHOR: is_prime
pub fn is_prime(n: u64) -> bool {
    probe::work("is_prime", n, || has_no_divisor(n))
}
// ANCHOR_END: is_prime

pub(crate) fn has_no_divisor(n: u64) -> bool {
    if n < 2 {
        return false;
    }
    if n.is_multiple_of(2) {
        return n == 2;
    }
    // `isqrt` counts in integers. The floating-point square root of a large `n` is rounded, and
    // can come out below the only divisor that the square of a prime has.
    let root = n.isqrt();
    let mut divisor = 3;
    while divisor <= root {
        if n.is_multiple_of(divisor) {
            return false;
        }
        divisor += 2;
    }
    true
}

/// Lists the primes from `start` up to, and without, `end`, in rising order. Serial.
///
/// An empty or reversed range has no primes.
///
/// # Examples
///
/// ```
/// use course_core::prime_range;
///
/// assert_eq!(prime_range(0, 13), [2, 3, 5, 7, 11]);
/// ```
pub fn prime_range(start: u64, end: u64) -> Vec<u64> {
    (start..end).filter(|&n| is_prime(n)).collect()
}
