//! The work of the course, and the probe that watches it.

pub mod probe;

mod counting;
mod darts;
mod dots;
mod naps;
mod pi;
mod primes;
mod split_mix;
mod sum_square;
mod text;

pub use counting::{count_for_a_moment, counted};
pub use darts::dart;
pub use dots::{printed, put};
pub use naps::{DEFAULT_NAP, NAP_VARIABLE, boo, foo, nap_length};
pub use pi::{PI_TRIALS, pi_mc};
pub use primes::{is_prime, prime_range};
pub use sum_square::{SUM_SQUARE_LIMIT, sum_square, sum_square_total};
pub use text::save_text_to_file;
