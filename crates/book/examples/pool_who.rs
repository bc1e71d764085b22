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
    let alone: Vec<(u64, u32)> = (0..6).map(who).collect();
    let pool = Pool::new(6)?;
    let pooled = pool.map(who, 0..6)?;
    for (name, pairs) in [("no pool", alone), ("pool", pooled)] {
        let numbers: Vec<u64> = pairs.iter().map(|(x, _)| *x).collect();
        let processes: HashSet<u32> = pairs.iter().map(|(_, id)| *id).collect();
        println!("{name} {numbers:?} {} process(es)", processes.len());
    }
    Ok(())
}
// ANCHOR_END: all
