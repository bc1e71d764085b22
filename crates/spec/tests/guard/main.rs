//! The guard against programs that misbehave: each gets its verdict, and none of their processes is
//! left. On Linux, where the guard sees the whole tree: elsewhere it promises less.
//!
//! The rogues run in a program of their own, which is this one again: so what they leave is what carries
//! the environment that it was started with, and who attacks the guard or its neighbours has none
//! but those that are meant.
#![cfg_attr(not(target_os = "linux"), expect(dead_code, unused_imports))]

#[cfg(target_os = "linux")]
mod crowds;
#[cfg(target_os = "linux")]
mod endings;
#[cfg(target_os = "linux")]
mod floods;
#[cfg(target_os = "linux")]
mod neighbours;

use spec::corpus::Entry;
use spec::{Law, Subject, Task, Verdict};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a program does in place of an answer.
struct Rogue(fn());

impl Subject for Rogue {
    const PACKAGE: &'static str = "rogue";
    const WORK: &'static str = "none";

    fn tasks() -> &'static [Task] {
        &[]
    }

    fn laws() -> Vec<Law<Self>> {
        vec![Law::new(
            "act",
            "comes_back",
            "so that there is an answer",
            |rogue: &Self, _| {
                (rogue.0)();
                Ok(())
            },
        )]
    }
}

/// A program that is rejected, and that would be accepted if it did nothing.
fn rogue(name: &'static str, verdict: Verdict, act: fn()) -> Entry<Rogue> {
    Entry::wrong(name, "act", verdict, Rogue(act), Rogue(|| ()))
}

/// A program that is accepted, and leaves nothing either.
fn harmless(name: &'static str, act: fn()) -> Entry<Rogue> {
    Entry::right(name, "act", Rogue(act))
}

/// Says of a program that it is the one that the rogues run in, and which of its runs.
const MARK: &str = "COURSE_GUARD_TEST";

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("not run here: see `spec::harness`, \"What holds where\"");
}

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    if std::env::var_os(MARK).is_some() {
        let mut rogues = endings::rogues();
        rogues.extend(floods::rogues());
        rogues.extend(crowds::rogues());
        rogues.extend(neighbours::rogues());
        return spec::corpus::main(rogues);
    }
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    if !arguments.is_empty() {
        return leave_nothing("by hand", &arguments);
    }
    let together = ["--skip", neighbours::NAME];
    let good = [
        leave_nothing("together", &together),
        leave_nothing("neighbours", &["--test-threads=2", neighbours::NAME]),
    ];
    killed_guard_takes_its_law_along();
    let all_good = good.iter().all(|code| *code == ExitCode::SUCCESS);
    ExitCode::from(u8::from(!all_good))
}

/// Runs the rogues that `arguments` choose, and looks for what they left.
#[cfg(target_os = "linux")]
fn leave_nothing(run: &str, arguments: &[&str]) -> ExitCode {
    let mark = format!("{MARK}={run} {}", std::process::id());
    let (name, value) = mark.split_once('=').expect("it has one");
    let status = Command::new(std::env::current_exe().expect("a test knows its own program"))
        .args(arguments)
        .env(name, value)
        .status()
        .expect("this program starts again");
    let left = with_environment(&mark);
    println!("what is left ({run}): {left:?}");
    ExitCode::from(u8::from(!status.success() || !left.is_empty()))
}

/// Starts this program for one law that never ends, kills it, and waits for the law's process to go.
#[cfg(target_os = "linux")]
fn killed_guard_takes_its_law_along() {
    let own = format!("{MARK}=killed {}", std::process::id());
    let (name, value) = own.split_once('=').expect("it has one");
    let mut guard = Command::new(std::env::current_exe().expect("a test knows its own program"))
        .args(["never_ends::is", "--quiet"])
        .env(name, value)
        .stdout(Stdio::null())
        .spawn()
        .expect("this program starts again");
    let start = Instant::now();
    let law = || {
        with_environment(&own)
            .into_iter()
            .find(|id| *id != guard.id().to_string())
    };
    while law().is_none() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "no process of the law's own was seen"
        );
        thread::yield_now();
    }
    guard.kill().expect("our own child");
    guard.wait().expect("our own child");
    while !with_environment(&own).is_empty() {
        assert!(
            start.elapsed() < Duration::from_secs(40),
            "the law's process outlives its guard"
        );
        thread::yield_now();
    }
    println!("a killed guard takes its law along ... ok");
}

/// The processes with this text in their environment, by the process table itself.
fn with_environment(text: &str) -> Vec<String> {
    let Ok(table) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let has_it = |folder: &Path| {
        let environment = std::fs::read(folder.join("environ")).unwrap_or_default();
        environment
            .split(|byte| *byte == 0)
            .any(|entry| entry == text.as_bytes())
    };
    let found = table.flatten().filter(|entry| has_it(&entry.path()));
    found
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}
