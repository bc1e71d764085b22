//! A `map` whose error cannot be overlooked, and a future whose error can. Chapter: executors and futures.

use multiprocess::{ProcessPoolExecutor, Result};

// ANCHOR: all
fn half(n: u64) -> u64 {
    assert!(n.is_multiple_of(2), "{n} is odd");
    n / 2
}

fn main() -> Result<()> {
    multiprocess::init();
    let executor = ProcessPoolExecutor::new(2)?;
    let unread = executor.submit(half, 3)?;
    drop(unread);
    println!("no error");

    println!("map: {:?}", executor.map(half, [2, 4])?);
    match executor.map(half, [2, 3, 4, 5]) {
        Ok(halves) => println!("{halves:?}"),
        Err(error) => println!("map: {error}"),
    }
    Ok(())
}
// ANCHOR_END: all
