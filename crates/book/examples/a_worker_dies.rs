//! What a pool makes of a worker that dies in the middle of a chunk.
//!
//! ```text
//! cargo run -p book --example a_worker_dies
//! ```

use multiprocess::{Pool, Result};

// ANCHOR: deadly
/// Fails for 4, and takes its whole process with it for 13.
fn deadly(number: u64) -> u64 {
    assert!(number != 4, "I do not like {number}");
    if number == 13 {
        std::process::abort();
    }
    number * number
}
// ANCHOR_END: deadly

fn main() -> Result<()> {
    multiprocess::init();
    // ANCHOR: pool
    let pool = Pool::builder().max_workers(2).chunksize(10).build()?;
    let mut done = 0;
    for (number, square) in (0..20).zip(pool.imap(deadly, 0..20)) {
        match square {
            Ok(_) => done += 1,
            Err(error) => println!("{number}: {error}"),
        }
    }
    println!("{done} of 20 squares are there");
    // ANCHOR_END: pool
    let again = pool.map(deadly, 0..4)?; // the pool works on
    println!("and then: {again:?}");
    Ok(())
}
