//! The work of the course, and the probe that watches it.

pub mod probe;

mod naps;
mod pi;
mod primes;
mod small;
mod split_mix;
mod sum_square;
mod text;

pub use naps::{DEFAULT_NAP, NAP_VARIABLE, boo, foo, nap_length, nap_setting};
pub use pi::{PI_TRIALS, pi_mc};
pub use primes::{is_prime, prime_range};
pub use small::{check_prime, fragile, parallel_test, print_number, square, square_cube};
pub use sum_square::{SUM_SQUARE_LIMIT, sum_square, sum_square_total};
pub use text::save_text_to_file;
