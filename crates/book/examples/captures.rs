//! What a task takes along: its argument, and nothing else. Chapter: processes.

use multiprocess::{Pool, Result};

fn main() -> Result<()> {
    multiprocess::init();
    let factor: u64 = "3".parse().expect("a number");
    let pool = Pool::new(2)?;
    // ANCHOR: right
    let pairs = (0..5).map(|x| (x, factor));
    let products = pool.map(|(x, factor): (u64, u64)| x * factor, pairs)?;
    // ANCHOR_END: right
    println!("{products:?}");
    #[cfg(feature = "wrong")]
    // ANCHOR: wrong
    let products = pool.map(move |x: u64| x * factor, 0..5)?;
    // ANCHOR_END: wrong
    #[cfg(feature = "wrong")]
    println!("{products:?}");
    Ok(())
}
