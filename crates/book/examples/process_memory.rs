//! A variable that a process changes, and that its parent still has as it was. Chapter: processes.

// ANCHOR: all
use multiprocess::{Process, Result};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

static COUNT: AtomicU64 = AtomicU64::new(0);

fn add_one() {
    COUNT.fetch_add(1, Relaxed);
}

fn main() -> Result<()> {
    multiprocess::init();
    let mut process = Process::start(|()| add_one(), ())?;
    process.join()?;
    add_one();
    println!("counted to {}", COUNT.load(Relaxed));
    Ok(())
}
// ANCHOR_END: all
