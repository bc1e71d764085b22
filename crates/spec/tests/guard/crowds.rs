//! Programs that start processes or threads without end. Each of these does end, after one or two thousand:
//! so that a guard that fails is seen to fail, and the machine goes on.

use crate::{Rogue, rogue};
use multiprocess::Process;
use spec::Verdict;
use spec::corpus::Entry;
use std::process::Command;
use std::thread;

/// How many generations of two each: 2047 processes.
const GENERATIONS: u32 = 10;

/// The same for a shell. The last ones wait; they would be found if they were left.
const SPREAD: &str = r#"
spread() {
    if [ "$1" -gt 0 ]; then
        spread $(($1 - 1)) &
        spread $(($1 - 1)) &
    fi
    sleep 600
}
spread 10"#;

/// Each of them a shell of its own, in a session of its own where it may. In the variable `BOMB`.
const SPREAD_APART: &str = r#"
if [ "$1" -gt 0 ]; then
    for one in 1 2; do
        (setsid sh -c "$BOMB" bomb $(($1 - 1)) || sh -c "$BOMB" bomb $(($1 - 1))) &
    done
fi
sleep 600"#;

pub(crate) fn rogues() -> Vec<Entry<Rogue>> {
    vec![
        rogue(
            "starts_processes_that_start_processes",
            Verdict::TooManyProcesses,
            || spread(GENERATIONS),
        ),
        rogue(
            "has_a_shell_that_spreads",
            Verdict::TooManyProcesses,
            || {
                let _ = Command::new("sh").args(["-c", SPREAD]).status();
            },
        ),
        rogue(
            "has_a_shell_that_spreads_apart",
            Verdict::TooManyProcesses,
            || {
                let mut shell = Command::new("sh");
                shell.args(["-c", SPREAD_APART, "bomb", "10"]);
                let _ = shell.env("BOMB", SPREAD_APART).status();
            },
        ),
        rogue(
            "starts_processes_in_a_loop",
            Verdict::TooManyProcesses,
            || {
                let start = |_| Command::new("sleep").arg("600").spawn();
                let started: Vec<_> = (0..2000).map(start).collect();
                for mut child in started.into_iter().flatten() {
                    let _ = child.wait();
                }
            },
        ),
        rogue("starts_threads_in_a_loop", Verdict::TooManyThreads, || {
            let started: Vec<_> = (0..20_000).map(|_| thread::spawn(thread::park)).collect();
            for thread in started {
                let _ = thread.join();
            }
        }),
        rogue(
            "starts_threads_that_start_threads",
            Verdict::TooManyThreads,
            || threads(11),
        ),
    ]
}

/// Starts two of itself, which do the same.
fn spread(generations: u32) {
    if generations == 0 {
        thread::park();
    }
    let two: Vec<_> = (0..2)
        .map(|_| Process::start(spread, generations - 1))
        .collect();
    for mut process in two.into_iter().flatten() {
        let _ = process.join();
    }
}

fn threads(generations: u32) {
    if generations == 0 {
        thread::park();
    }
    let two = [(); 2].map(|()| thread::spawn(move || threads(generations - 1)));
    for thread in two {
        let _ = thread.join();
    }
}
