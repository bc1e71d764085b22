//! How processes end. Chapter: processes.

// ANCHOR: all
use multiprocess::{Process, Result};

fn exits(code: u8) -> u8 {
    code
}

fn fails(day: u64) -> std::result::Result<(), String> {
    Err(format!("there is no day {day}"))
}

fn panics(day: u64) {
    panic!("there is no day {day}");
}

fn main() -> Result<()> {
    multiprocess::init();
    println!("{}", Process::start(exits, 0)?.join()?);
    println!("{}", Process::start(exits, 3)?.join()?);
    println!("{}", Process::start(fails, 8)?.join()?);
    println!("{}", Process::start(panics, 8)?.join()?);
    Ok(())
}
// ANCHOR_END: all
