//! Naps of 1, 2 and 3: serially, and all at once. Chapter: different inputs.

use multiprocess::{ProcessPoolExecutor, Result};
use std::thread::sleep;
use std::time::{Duration, Instant};

// ANCHOR: all
fn boo(tenths: u64) {
    sleep(Duration::from_millis(100 * tenths));
}

fn serial(naps: Vec<u64>) {
    for tenths in naps {
        boo(tenths);
    }
}

fn parallel(naps: Vec<u64>, workers: usize) -> Result<()> {
    let executor = ProcessPoolExecutor::new(workers)?;
    executor.map(boo, naps)?;
    Ok(())
}
// ANCHOR_END: all

fn main() -> Result<()> {
    multiprocess::init();
    let start = Instant::now();
    serial(vec![1, 2, 3]);
    println!("serial: {:.2} seconds", start.elapsed().as_secs_f64());
    for workers in [3, 2] {
        let start = Instant::now();
        parallel(vec![1, 2, 3], workers)?;
        let time = start.elapsed().as_secs_f64();
        println!("{workers} workers: {time:.2} seconds");
    }
    Ok(())
}
