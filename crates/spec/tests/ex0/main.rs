//! The corpus of exercise 0: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod right;
mod wrong_maps;
mod wrong_times;

use spec::ex0::{Map, Subject};
use std::process::ExitCode;
use std::time::Duration;

type Naps = fn() -> Duration;
type List = fn(&[u32]) -> Duration;

fn main() -> ExitCode {
    let mut corpus = wrong_times::corpus();
    corpus.extend(wrong_maps::corpus());
    corpus.extend(right::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    let nothing = Map {
        numbers: |_, _| Vec::new(),
        words: |_, _| Vec::new(),
    };
    Subject {
        time_three_naps: || Duration::ZERO,
        time_naps: |_| Duration::ZERO,
        my_map: nothing,
        map_by_iterator: nothing,
    }
}

fn naps(time_three_naps: Naps) -> Subject {
    Subject {
        time_three_naps,
        ..nobody()
    }
}

fn list(time_naps: List) -> Subject {
    Subject {
        time_naps,
        ..nobody()
    }
}

fn map(my_map: Map) -> Subject {
    Subject { my_map, ..nobody() }
}

fn iterator(map_by_iterator: Map) -> Subject {
    Subject {
        map_by_iterator,
        ..nobody()
    }
}

/// A generic function, as the subject takes it.
macro_rules! generic {
    ($function:expr) => {
        spec::ex0::Map {
            numbers: $function,
            words: $function,
        }
    };
}
use generic;
