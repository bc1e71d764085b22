//! The reference solution of exercise 0 against its laws.

use solutions::ex0_serial::{map_by_iterator, my_map, time_naps, time_three_naps};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex0::Subject {
        time_three_naps,
        time_naps,
        my_map: spec::ex0::Map {
            numbers: my_map,
            words: my_map,
        },
        map_by_iterator: spec::ex0::Map {
            numbers: map_by_iterator,
            words: map_by_iterator,
        },
    })
}
