//! Exercise 3: the sum of `sum_square(i)`, by runner and by number of workers.

use benches::{Benchmarks, Mode, criterion_folder, criterion_for};

/// Serial, this takes 0.2 s: on four cores an iteration still lasts 0.05 s.
const NUMBERS: u64 = 35_000;
/// To see that everything works, less will do.
const NUMBERS_IN_A_TEST: u64 = 2_000;

fn main() {
    multiprocess::init(); // worker processes start here too, and go no further
    let arguments: Vec<String> = std::env::args().collect();
    let mode = Mode::of(arguments.iter().map(String::as_str));
    let numbers = if mode == Mode::Measure {
        NUMBERS
    } else {
        NUMBERS_IN_A_TEST
    };

    let folder = criterion_folder(env!("CARGO_TARGET_TMPDIR"));
    let mut criterion = criterion_for(&folder);
    Benchmarks::new(&mut criterion, "sum_square", &folder, mode, numbers).run_all();
    criterion.final_summary();
}
