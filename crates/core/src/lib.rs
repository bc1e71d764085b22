//! The work of the course, and the probe that watches it.

pub mod probe;

mod counting;
mod darts;
mod dots;
mod failure;
mod file_name;
mod naps;
mod pi;
mod primes;
mod save;
mod small;
mod split_mix;
mod sum_square;
mod text;

pub use counting::{count_for_a_moment, counted};
pub use darts::dart;
pub use dots::{printed, put};
pub use failure::Failure;
pub use file_name::file_name;
pub use naps::{DEFAULT_NAP, NAP_VARIABLE, boo, foo, nap_length, nap_setting};
pub use pi::{PI_TRIALS, pi_mc};
pub use primes::{is_prime, prime_range};
pub use save::save_bytes_to_file;
pub use small::{check_prime, fragile, parallel_test, print_number, square, square_cube};
pub use sum_square::{SUM_SQUARE_LIMIT, sum_square, sum_square_by_formula, sum_square_total};
pub use text::save_text_to_file;
