//! Any number of processes: started in one loop, joined in another. Chapter: the loop and the join.

use multiprocess::{Process, Result};
use std::thread::sleep;
use std::time::{Duration, Instant};

// ANCHOR: task
fn bake(cake: String) {
    sleep(Duration::from_millis(200));
    println!("{cake} is done");
}
// ANCHOR_END: task

// ANCHOR: loops
fn bake_all(cakes: Vec<String>) -> Result<()> {
    let mut processes = Vec::new();
    for cake in cakes {
        let process = Process::start(bake, cake)?;
        processes.push(process);
    }
    for mut process in processes {
        process.join()?;
    }
    Ok(())
}
// ANCHOR_END: loops

// ANCHOR: joined_too_early
fn bake_in_a_queue(cakes: Vec<String>) -> Result<()> {
    for cake in cakes {
        let mut process = Process::start(bake, cake)?;
        process.join()?;
    }
    Ok(())
}
// ANCHOR_END: joined_too_early

// ANCHOR: lazy_chain
fn bake_lazily(cakes: Vec<String>) -> Result<()> {
    let started = cakes.into_iter().map(|cake| Process::start(bake, cake));
    for process in started {
        process?.join()?;
    }
    Ok(())
}
// ANCHOR_END: lazy_chain

fn time(name: &str, way: fn(Vec<String>) -> Result<()>) -> Result<()> {
    let start = Instant::now();
    way(vec![String::from("apple cake"); 3])?;
    println!("{name}: {:.2} seconds", start.elapsed().as_secs_f64());
    Ok(())
}

fn main() -> Result<()> {
    multiprocess::init();
    time("bake_all", bake_all)?;
    time("bake_in_a_queue", bake_in_a_queue)?;
    time("bake_lazily", bake_lazily)
}
