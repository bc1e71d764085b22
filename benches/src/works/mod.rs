//! The work of the exercises that needs nothing but a core.

mod pi;
mod primes;
mod squares;

pub use pi::PiMc;
pub use primes::PrimeRange;
pub use squares::SumSquare;
