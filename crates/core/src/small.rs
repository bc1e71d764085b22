//! Small tasks: there to show who does them and what comes back, not to keep anybody busy.

use crate::naps::nap;
use crate::primes::has_no_divisor;
use crate::probe;
use std::io::{self, Write};

/// Naps once, then prints a number of its own, ten times `n`.
///
/// The nap makes it long enough to see whether several run at once.
///
/// # Panics
///
/// As [`nap_length`](crate::nap_length) does.
///
/// # Examples
///
/// ```
/// course_core::print_number(1); // "Process 1 gives the number 10"
/// ```
pub fn print_number(n: u64) {
    probe::work("print_number", n, || {
        nap(1);
        // Not `println!`, which panics when nobody reads any more (`| head -1`).
        let _ = writeln!(
            io::stdout(),
            "Process {n} gives the number {}",
            n.saturating_mul(10)
        );
    });
}

/// Is content with a prime number, and fails for any other: for processes whose parent wants to know how
/// they ended.
///
/// As the function of a process: exit code 0 for a prime, 1 for any other number, and 101, that of a
/// panic, for 0.
///
/// # Errors
///
/// `n` is not prime.
///
/// # Panics
///
/// When `n` is 0, on purpose.
///
/// # Examples
///
/// ```
/// use course_core::check_prime;
///
/// assert!(check_prime(7).is_ok() && check_prime(8).is_err());
/// ```
pub fn check_prime(n: u64) -> Result<(), String> {
    probe::work("check_prime", n, || {
        assert!(n != 0, "0 is not even checked");
        if has_no_divisor(n) {
            Ok(())
        } else {
            Err(format!("{n} is not prime"))
        }
    })
}

/// The square of `x`.
///
/// # Panics
///
/// When the square does not fit in a `u64`.
///
/// # Examples
///
/// ```
/// assert_eq!([0, 1, 2, 3].map(course_core::square), [0, 1, 4, 9]);
/// ```
pub fn square(x: u64) -> u64 {
    probe::work("square", x, || {
        x.checked_mul(x)
            .unwrap_or_else(|| panic!("the square of {x} does not fit in a u64"))
    })
}

/// The square and the cube of `n`, in a sentence.
///
/// # Examples
///
/// ```
/// assert_eq!(course_core::square_cube(2), "The square of 2 is 4, its cube is 8");
/// ```
pub fn square_cube(n: u64) -> String {
    probe::work("square_cube", n, || {
        let n = u128::from(n);
        // The cube of the largest u64 is longer than a u128.
        let cube = (n * n)
            .checked_mul(n)
            .map_or("too large to say".into(), |cube| cube.to_string());
        format!("The square of {n} is {}, its cube is {cube}", n * n)
    })
}

/// Gives `x` back, and the id of the process that handled it.
///
/// # Examples
///
/// ```
/// assert_eq!(course_core::parallel_test(5), (5, std::process::id()));
/// ```
pub fn parallel_test(x: u64) -> (u64, u32) {
    probe::work("parallel_test", x, || (x, std::process::id()))
}

/// The square root of `x`, which has to be a square: fails for all other numbers.
///
/// # Panics
///
/// When `x` is no square, on purpose.
///
/// # Examples
///
/// ```
/// assert_eq!(course_core::fragile(9), 3);
/// assert!(std::panic::catch_unwind(|| course_core::fragile(8)).is_err());
/// ```
pub fn fragile(x: u64) -> u64 {
    probe::work("fragile", x, || {
        let root = x.isqrt();
        assert!(root * root == x, "{x} is no square");
        root
    })
}
