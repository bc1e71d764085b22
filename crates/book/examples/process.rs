//! One process: started, joined, and how it ended. Chapter: processes.

// ANCHOR: task
use multiprocess::{Process, Result};

fn greet(name: String) {
    println!("hello {name}, from process {}", std::process::id());
}
// ANCHOR_END: task

// ANCHOR: main
fn main() -> Result<()> {
    multiprocess::init();
    let mut process = Process::start(greet, String::from("Ada"))?;
    println!("the caller goes on at once");
    let end = process.join()?;
    println!("{end}");
    Ok(())
}
// ANCHOR_END: main
