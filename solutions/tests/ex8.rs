//! The reference solution of exercise 8 against its laws.

use solutions::ex8_granularity::{
    blocks_runner, chunks_runner, on_demand_runner, serial_runner, worthwhile_runner,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex8::Subject {
        serial_runner,
        chunks_runner,
        blocks_runner,
        on_demand_runner,
        worthwhile_runner,
    })
}
