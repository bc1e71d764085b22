//! The corpus of exercise 4: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;
#[macro_use]
#[path = "../common/right_entry.rs"]
mod right_entry;

mod right_answers;
mod wrong_maps;
mod wrong_seeds;
mod wrong_who;

use spec::ex4::Subject;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut corpus = wrong_maps::corpus();
    corpus.extend(wrong_who::corpus());
    corpus.extend(wrong_seeds::corpus());
    corpus.extend(right_answers::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    use multiprocess::Error::Closed;
    Subject {
        square_cubes: |_, _| Err(Closed),
        squares: |_, _| Err(Closed),
        who_did_what: |_, _| Err(Closed),
        estimates: |_, _| Err(Closed),
    }
}
