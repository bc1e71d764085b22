//! Runs the functions in `lib.rs`, and shows what happens. Given: there is nothing to write here.

use ex0_serial::show::{self, Answers};
use ex0_serial::{map_by_iterator, my_map, time_naps, time_three_naps};
use std::process::ExitCode;

fn main() -> ExitCode {
    report::parts::main_of_parts(show::parts(Answers {
        source: "exercises/ex0-serial/src/lib.rs",
        time_three_naps,
        time_naps,
        my_map,
        map_by_iterator,
    }))
}
