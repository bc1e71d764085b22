//! Chores done one after another, timed. Chapter: the serial baseline.

// ANCHOR: task
use std::thread::sleep;
use std::time::{Duration, Instant};

fn do_chore(name: &str) {
    println!("{name} ...");
    sleep(Duration::from_millis(200));
}
// ANCHOR_END: task

fn main() {
    // ANCHOR: timed
    let start = Instant::now();
    for name in ["sweep", "wash", "dry"] {
        do_chore(name);
    }
    let time = start.elapsed();
    println!("Serial: {:.2} seconds", time.as_secs_f64());
    // ANCHOR_END: timed
}
