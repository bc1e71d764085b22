//! The corpus of exercise 5: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;
#[macro_use]
#[path = "../common/right_entry.rs"]
mod right_entry;

mod right_naps;
mod right_values;
mod wrong_naps;
mod wrong_order;
mod wrong_primes;
mod wrong_roots;

use spec::ex5::Subject;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut corpus = wrong_naps::corpus();
    corpus.extend(wrong_order::corpus());
    corpus.extend(wrong_primes::corpus());
    corpus.extend(wrong_roots::corpus());
    corpus.extend(right_naps::corpus());
    corpus.extend(right_values::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    use multiprocess::Error::Closed;
    Subject {
        submit_naps: |_| Err(Closed),
        map_naps: |_, _| Err(Closed),
        are_prime: |_, _| Err(Closed),
        prime_range: |_, _, _| Err(Closed),
        as_they_end: |_, _| Err(Closed),
        roots: |_, _| Err(Closed),
    }
}
