//! Tasks handed in one by one, and their futures. Chapter: executors and futures.

// ANCHOR: task
use multiprocess::{ProcessPoolExecutor, Result, as_completed};
use std::thread::sleep;
use std::time::Duration;

fn roast(minutes: u64) -> String {
    assert!(minutes <= 3, "{minutes} minutes: burnt");
    sleep(Duration::from_millis(100 * minutes));
    format!("roasted for {minutes}")
}
// ANCHOR_END: task

// ANCHOR: submit
fn submit_two() -> Result<()> {
    let executor = ProcessPoolExecutor::new(2)?;
    let first = executor.submit(roast, 2)?;
    let second = executor.submit(roast, 1)?;
    println!("{}", first.result()?);
    println!("{}", second.result()?);
    Ok(())
}
// ANCHOR_END: submit

// ANCHOR: one_at_a_time
fn one_at_a_time() -> Result<()> {
    let executor = ProcessPoolExecutor::new(2)?;
    for minutes in [1, 2] {
        let future = executor.submit(roast, minutes)?;
        println!("{}", future.result()?); // waits here
    }
    Ok(())
}
// ANCHOR_END: one_at_a_time

// ANCHOR: as_completed
fn as_they_come() -> Result<()> {
    let executor = ProcessPoolExecutor::new(3)?;
    let mut futures = Vec::new();
    for minutes in [3, 1, 2] {
        futures.push(executor.submit(roast, minutes)?);
    }
    for (place, future) in as_completed(futures) {
        let text = future.result()?;
        println!("done: {text} (number {place})");
    }
    Ok(())
}
// ANCHOR_END: as_completed

// ANCHOR: failing
fn one_fails() -> Result<()> {
    let executor = ProcessPoolExecutor::new(2)?;
    let mut futures = Vec::new();
    for minutes in [1, 9] {
        futures.push(executor.submit(roast, minutes)?);
    }
    for future in futures {
        match future.result() {
            Ok(text) => println!("{text}"),
            Err(error) => println!("an error: {error}"),
        }
    }
    Ok(())
}
// ANCHOR_END: failing

fn main() -> Result<()> {
    multiprocess::init();
    submit_two()?;
    one_at_a_time()?;
    as_they_come()?;
    one_fails()
}
