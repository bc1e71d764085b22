//! What a crash costs: one task, where the task has a process of its own. Chapter: which when.

use multiprocess::{Pool, Result};

// ANCHOR: all
fn careless(x: u64) -> u64 {
    if x == 3 {
        std::process::abort(); // a crash: nobody can catch it
    }
    x * 10
}

fn main() -> Result<()> {
    multiprocess::init();
    let pool = Pool::new(2)?;
    for result in pool.imap(careless, 1..6) {
        match result {
            Ok(value) => println!("{value}"),
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}
// ANCHOR_END: all
