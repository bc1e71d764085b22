//! Trial division against another crate's primality test, and where such tests go wrong.

use course_core::{is_prime, prime_range};
use proptest::prelude::*;

#[test]
fn agrees_with_another_crate_on_every_small_number() {
    for n in 0..300_000 {
        assert_eq!(is_prime(n), machine_prime::is_prime(n), "{n}");
    }
}

proptest! {
    #[test]
    fn agrees_with_another_crate(n in 0_u64..1 << 42) {
        prop_assert_eq!(is_prime(n), machine_prime::is_prime(n));
    }

    /// Also where a candidate's square comes close to `u64::MAX`: no divisor is missed there, and
    /// nothing overflows.
    #[test]
    fn a_product_is_never_prime((factor, other) in product()) {
        prop_assert!(!is_prime(factor * other));
    }

    #[test]
    fn lists_what_another_crate_lists(start in 0_u64..1 << 36, length in 0_u64..200) {
        let end = start + length;
        let expected: Vec<u64> = (start..end).filter(|&n| machine_prime::is_prime(n)).collect();
        prop_assert_eq!(prime_range(start, end), expected);
    }
}

/// Two factors, the first small enough to be found soon, with a product anywhere in `u64`.
fn product() -> impl Strategy<Value = (u64, u64)> {
    (2_u64..1 << 20).prop_flat_map(|factor| (Just(factor), 2..=u64::MAX / factor))
}

#[test]
fn zero_and_one_are_not_prime_and_two_is() {
    assert_eq!(
        [0, 1, 2, 3, 4].map(is_prime),
        [false, false, true, true, false]
    );
}

#[test]
fn squares_of_primes_are_not_prime() {
    for prime in prime_range(0, 20_000) {
        assert!(!is_prime(prime * prime), "{prime} squared");
    }
}

/// Carmichael numbers pass Fermat's test (<https://oeis.org/A002997>); the last has large factors.
#[test]
fn carmichael_numbers_are_not_prime() {
    for n in [
        561,
        1_105,
        1_729,
        2_465,
        2_821,
        6_601,
        8_911,
        10_585,
        15_841,
        3_215_031_751,
        825_265,
    ] {
        assert!(!is_prime(n), "{n}");
    }
}

/// The largest primes below 2³², <https://t5k.org/lists/2small/0bit.html>.
#[test]
fn the_edge_of_32_bits() {
    let edge = 1_u64 << 32;
    assert_eq!(prime_range(edge - 20, edge), [edge - 17, edge - 5]);
    assert_eq!(prime_range(edge, edge + 16), [edge + 15]);
}

/// Below 2⁶⁴ each prime takes two thousand million divisions: some seconds a test.
#[test]
fn the_largest_prime_of_64_bits() {
    assert!(is_prime(u64::MAX - 58)); // 2^64 - 59
}

/// The largest square of a prime in a `u64`: its only divisor is its integer square root, and its
/// square root in floating point is rounded.
#[test]
fn the_largest_square_of_64_bits() {
    assert!(!is_prime(4_294_967_291 * 4_294_967_291));
}

#[test]
fn everything_else_near_the_largest_u64_is_composite() {
    assert_eq!(prime_range(u64::MAX - 57, u64::MAX), []);
    assert!(!is_prime(u64::MAX));
}

#[test]
fn the_range_of_the_course() {
    let start = 100_000_000_000_000;
    let expected = [31, 67, 97, 99].map(|n| start + n);
    assert_eq!(prime_range(start, start + 100), expected);
}

#[test]
fn a_reversed_range_has_no_primes() {
    assert_eq!(prime_range(20, 10), []);
}
