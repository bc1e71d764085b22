//! A pool, and its map. Chapter: pools.

// ANCHOR: task
use multiprocess::{Pool, Result};

fn steps(mut n: u64) -> u64 {
    let mut count = 0;
    while n != 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        count += 1;
    }
    count
}
// ANCHOR_END: task

// ANCHOR: map
fn main() -> Result<()> {
    multiprocess::init();
    let pool = Pool::new(4)?;
    println!("{:?}", pool.map(steps, 1..10)?);
    Ok(())
}
// ANCHOR_END: map
