//! Draws who naps when: the timelines of the chapters on processes, on the join and on inputs.
//!
//! ```text
//! cargo run -p book --example naps -- serial serial.svg
//! ```

use course_core::probe::Listener;
use course_core::{boo, foo};
use multiprocess::{Process, ProcessPoolExecutor, Result};
use report::timeline::{Timeline, svg};
use std::error::Error;
use std::process::Command;

type Scene = fn() -> Result<()>;

/// What can be drawn: its name, the title of the picture, and what happens in it.
const SCENES: [(&str, &str, Scene); 5] = [
    ("serial", "three naps, one after another", serial),
    ("processes", "three naps in three processes", processes),
    (
        "joined-in-the-loop",
        "joined in the loop",
        joined_in_the_loop,
    ),
    ("lengths-3", "naps of 1, 2 and 3 on three workers", || {
        lengths(3)
    }),
    ("lengths-2", "naps of 1, 2 and 3 on two workers", || {
        lengths(2)
    }),
];

fn serial() -> Result<()> {
    (0..3).for_each(|_| foo());
    Ok(())
}

fn processes() -> Result<()> {
    let start = |_| Process::start(|()| foo(), ());
    let mut started = (0..3).map(start).collect::<Result<Vec<_>>>()?;
    started
        .iter_mut()
        .try_for_each(|process| process.join().map(drop))
}

fn joined_in_the_loop() -> Result<()> {
    for _ in 0..3 {
        Process::start(|()| foo(), ())?.join()?;
    }
    Ok(())
}

fn lengths(workers: usize) -> Result<()> {
    ProcessPoolExecutor::new(workers)?.map(boo, [1, 2, 3])?;
    Ok(())
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    multiprocess::init();
    let mut arguments = std::env::args().skip(1);
    let wanted = arguments
        .next()
        .ok_or("which scene? (serial, processes, ...)")?;
    let (name, title, scene) = SCENES
        .iter()
        .find(|(name, ..)| *name == wanted)
        .ok_or_else(|| format!("there is no scene {wanted}"))?;
    match arguments.next() {
        Some(file) => draw(name, title, &file),
        None => Ok(scene()?), // started by `draw`, to be watched
    }
}

fn draw(name: &str, title: &str, file: &str) -> std::result::Result<(), Box<dyn Error>> {
    let work = if name.starts_with("lengths") {
        "boo"
    } else {
        "foo"
    };
    let listener = Listener::watching(work)?;
    let (variable, value) = listener.environment();
    let mut watched = Command::new(std::env::current_exe()?);
    let status = watched.arg(name).env(variable, value).status()?;
    if !status.success() {
        return Err(format!("{name} ended with {status}").into());
    }
    let timeline = Timeline::new(title, &listener.finish());
    std::fs::write(file, svg(title, &[timeline]))?;
    Ok(())
}
