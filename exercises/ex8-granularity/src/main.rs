//! Runs the answers in `lib.rs`, and prints how fast each is. Given: there is nothing to write here.

use ex8_granularity::show::{self, Runners};
use ex8_granularity::{
    WORTHWHILE_FROM, blocks_runner, chunks_runner, on_demand_runner, serial_runner,
    worthwhile_runner,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    // A worker process is this program, started again: it serves its pool from here, and ends here.
    multiprocess::init();
    report::main(show::exercise(Runners {
        source: "exercises/ex8-granularity/src/lib.rs",
        serial_runner,
        chunks_runner,
        blocks_runner,
        on_demand_runner,
        worthwhile_runner,
        worthwhile_from: WORTHWHILE_FROM,
    }))
}
