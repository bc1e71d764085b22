//! The corpus of exercise 8: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod right;
mod wrong_chunks;
mod wrong_on_demand;
mod wrong_worthwhile;

use spec::ex8::Subject;
use spec::laws::Runner;
use std::error::Error;
use std::process::ExitCode;

type Answer = Result<Vec<u64>, Box<dyn Error>>;

/// By chunks of so many numbers.
type Chunks = fn(u64, usize, usize) -> Answer;

/// By a pool, from so many numbers on.
type Worthwhile = fn(u64, usize, u64) -> Answer;

fn main() -> ExitCode {
    let mut corpus = wrong_on_demand::corpus();
    corpus.extend(wrong_chunks::corpus());
    corpus.extend(wrong_worthwhile::corpus());
    corpus.extend(right::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    let nobody: Runner<u64> = |_, _| Err("not asked for".into());
    Subject {
        serial_runner: |_| Err("not asked for".into()),
        chunks_runner: |_, _, _| Err("not asked for".into()),
        blocks_runner: nobody,
        on_demand_runner: nobody,
        worthwhile_runner: |_, _, _| Err("not asked for".into()),
    }
}

fn chunks(runner: Chunks) -> Subject {
    Subject {
        chunks_runner: runner,
        ..nobody()
    }
}

fn on_demand(runner: Runner<u64>) -> Subject {
    Subject {
        on_demand_runner: runner,
        ..nobody()
    }
}

fn worthwhile(runner: Worthwhile) -> Subject {
    Subject {
        worthwhile_runner: runner,
        ..nobody()
    }
}

/// Sums with their numbers, as they came, put in order.
fn in_order(mut done: Vec<(u64, u64)>) -> Vec<u64> {
    done.sort_unstable();
    done.into_iter().map(|(_, sum)| sum).collect()
}
