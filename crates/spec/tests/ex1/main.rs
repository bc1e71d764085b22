//! The corpus of exercise 1: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod right;
mod wrong_ends;
mod wrong_loops;
mod wrong_naps;
mod wrong_numbers;

use multiprocess::End;
use spec::ex1::Subject;
use std::error::Error;
use std::process::ExitCode;

type Answer<A> = Result<A, Box<dyn Error>>;
type ByHand = fn() -> Answer<()>;
type Loop = fn(usize) -> Answer<()>;
type Numbers = fn(u64) -> Answer<()>;
type Ends = fn(&[u64]) -> Answer<Vec<End>>;

fn main() -> ExitCode {
    let mut corpus = wrong_naps::corpus();
    corpus.extend(wrong_loops::corpus());
    corpus.extend(wrong_numbers::corpus());
    corpus.extend(wrong_ends::corpus());
    corpus.extend(right::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    Subject {
        serial_runner: || Err("not asked for".into()),
        parallel_runner: || Err("not asked for".into()),
        parallel_runner_loop: |_| Err("not asked for".into()),
        print_numbers: |_| Err("not asked for".into()),
        how_they_end: |_| Err("not asked for".into()),
    }
}

fn by_hand(parallel_runner: ByHand) -> Subject {
    Subject {
        parallel_runner,
        ..nobody()
    }
}

fn in_loop(parallel_runner_loop: Loop) -> Subject {
    Subject {
        parallel_runner_loop,
        ..nobody()
    }
}

fn numbers(print_numbers: Numbers) -> Subject {
    Subject {
        print_numbers,
        ..nobody()
    }
}

fn ends(how_they_end: Ends) -> Subject {
    Subject {
        how_they_end,
        ..nobody()
    }
}
