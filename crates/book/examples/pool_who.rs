//! Who handled what. Chapter: pools.

use multiprocess::{Pool, Result};
use std::collections::HashSet;
use std::thread::sleep;
use std::time::Duration;

// ANCHOR: all
fn who(x: u64) -> (u64, u32) {
    sleep(Duration::from_millis(50));
    (x, std::process::id())
}

fn main() -> Result<()> {
    multiprocess::init();
    let alone: Vec<_> = (0..6).map(who).collect();
    let pool = Pool::new(6)?;
    let pooled = pool.map(who, 0..6)?;
    for pairs in [alone, pooled] {
        let mut numbers = Vec::new();
        let mut processes = HashSet::new();
        for (x, id) in pairs {
            numbers.push(x);
            processes.insert(id);
        }
        println!("{numbers:?}");
        println!("{} process(es)", processes.len());
    }
    Ok(())
}
// ANCHOR_END: all
