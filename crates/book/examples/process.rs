//! One process: started, joined, and how it ended. Chapter: processes.

// ANCHOR: task
use multiprocess::{Process, Result};
use std::process::id;

fn greet(name: String) {
    println!("hello {name}, from process {}", id());
}
// ANCHOR_END: task

// ANCHOR: main
fn main() -> Result<()> {
    multiprocess::init();
    let name = String::from("Ada");
    let mut process = Process::start(greet, name)?;
    println!("the caller goes on at once");
    let end = process.join()?;
    println!("{end}");
    Ok(())
}
// ANCHOR_END: main
