//! Results in order, and results as they come. Chapter: pools.

use multiprocess::{Pool, Result};
use std::thread::sleep;
use std::time::Duration;

// ANCHOR: all
fn nap(tenths: u64) -> u64 {
    sleep(Duration::from_millis(100 * tenths));
    tenths
}

fn main() -> Result<()> {
    multiprocess::init();
    let pool = Pool::new(3)?;
    println!("map: {:?}", pool.map(nap, [3, 1, 2])?);
    println!("imap:");
    for result in pool.imap(nap, [3, 1, 2]) {
        println!("{}", result?);
    }
    println!("imap_unordered:");
    for result in pool.imap_unordered(nap, [3, 1, 2]) {
        println!("{}", result?);
    }
    Ok(())
}
// ANCHOR_END: all
