//! Who did what when, in both answers: each is run once in a process of its own, and watched.

use super::Answer;
use course_core::probe::{Evidence, Listener};
use report::timeline::{Timeline, svg};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Makes the program run one of its answers, and no more.
pub(super) const RUN: &str = "--run";

/// An answer that has not ended by then never will: it is drawn up to what it did.
const DEADLINE: Duration = Duration::from_secs(3);

/// Draws both into a file, the wrong one above.
pub(super) fn draw(work: &str, file: &str) -> Answer<()> {
    let mut timelines = Vec::new();
    for answer in ["wrong", "mended"] {
        timelines.push(Timeline::new(answer, &watched(work, answer)?));
    }
    std::fs::write(file, svg("The wrong answer and the mended one", &timelines))
        .map_err(|error| format!("{file} cannot be written: {error}"))?;
    Ok(())
}

fn watched(work: &str, answer: &str) -> Answer<Evidence> {
    let listener = Listener::watching(work)?;
    let (name, value) = listener.environment();
    let mut child = Command::new(std::env::current_exe()?)
        .args([RUN, answer])
        .env(name, value)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    wait(&mut child)?;
    Ok(listener.finish())
}

fn wait(child: &mut Child) -> Answer<()> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > DEADLINE {
            child.kill()?;
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}
