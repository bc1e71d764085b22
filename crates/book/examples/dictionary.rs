//! One program that uses most of the names of the tutorials; its twin in Python is `dictionary.py`.

// ANCHOR: all
use multiprocess::{Pool, Process, ProcessPoolExecutor, Result, as_completed};
use std::thread;
use std::time::{Duration, Instant};

fn square(x: u64) -> u64 {
    x * x
}

fn boo(seconds: u32) -> u32 {
    thread::sleep(Duration::from_secs(1) / 10 * seconds);
    seconds
}

fn nap(seconds: u32) {
    boo(seconds); // a process gives no value back
}

fn main() -> Result<()> {
    multiprocess::init();
    let start = Instant::now();
    let mut p = Process::start(nap, 1)?;
    println!("exit code {:?}", p.join()?.exitcode());

    let pool = Pool::new(2)?;
    println!("{:?}", pool.map(square, 0..5)?);

    let executor = ProcessPoolExecutor::new(3)?;
    let mut futures = Vec::new();
    for n in [3, 1, 2] {
        futures.push(executor.submit(boo, n)?);
    }
    for (_, future) in as_completed(futures) {
        println!("slept {}", future.result()?);
    }

    println!("{:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}
// ANCHOR_END: all
