//! The guard against programs that misbehave on purpose: each gets its verdict, and none of their
//! processes is left. On Linux, where the guard sees the whole tree: elsewhere it promises less.
#![cfg_attr(not(target_os = "linux"), expect(dead_code, unused_imports))]

use spec::corpus::Entry;
use spec::{Law, Subject, Task, Verdict};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
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

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("not run here: see `spec::harness`, \"What holds where\"");
}

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    let code = spec::corpus::main(vec![
        rogue("panics", Verdict::Panicked, || panic!("on purpose")),
        rogue("is_not_written", Verdict::NotWrittenYet, || {
            todo!("write me")
        }),
        rogue("exits_with_0", Verdict::Crashed, || std::process::exit(0)),
        rogue("aborts", Verdict::Crashed, || std::process::abort()),
        rogue("locks_twice", Verdict::Deadlock, lock_twice),
        rogue("waits_for_its_own_child", Verdict::Deadlock, wait_for_child),
        rogue("never_ends", Verdict::TimedOut, || {
            loop {
                std::hint::spin_loop();
            }
        })
        .deadline(Duration::from_secs(2)),
        rogue("naps_for_ever", Verdict::TimedOut, || {
            thread::sleep(Duration::from_mins(10));
        })
        .deadline(Duration::from_secs(5)),
        rogue("prints_for_ever", Verdict::TimedOut, || {
            loop {
                println!("all work and no answer");
            }
        })
        .deadline(Duration::from_secs(2)),
        rogue("wants_it_all", Verdict::OutOfMemory, || {
            std::hint::black_box(vec![0_u8; 1 << 45]);
        }),
        Entry::right("leaves_daemons", "act", Rogue(leave_daemons)),
        Entry::right(
            "prints_much",
            "act",
            Rogue(|| (0..100_000).for_each(|line| println!("{line}"))),
        ),
    ]);
    let left = with_environment(MARK);
    if !left.is_empty() {
        eprintln!("left running: {left:?}");
        return ExitCode::FAILURE;
    }
    // Not as a part of itself: a run of one test alone is what the next one starts.
    if std::env::args().len() == 1 {
        killed_guard_takes_its_law_along();
    }
    code
}

/// Starts this program for one law that never ends, kills it, and waits for the law's process to go.
#[cfg(target_os = "linux")]
fn killed_guard_takes_its_law_along() {
    let own = "COURSE_GUARD_KILLED=yes";
    let (name, value) = own.split_once('=').expect("it has one");
    let mut guard = Command::new(std::env::current_exe().expect("a test knows its own program"))
        .args(["never_ends::is", "--quiet"])
        .env(name, value)
        .stdout(Stdio::null())
        .spawn()
        .expect("this program starts again");
    let start = Instant::now();
    let law = || {
        with_environment(own)
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
    while !with_environment(own).is_empty() {
        assert!(
            start.elapsed() < Duration::from_secs(40),
            "the law's process outlives its guard"
        );
        thread::yield_now();
    }
    println!("a killed guard takes its law along ... ok");
}

fn rogue(name: &'static str, verdict: Verdict, act: fn()) -> Entry<Rogue> {
    Entry::wrong(name, "act", verdict, Rogue(act), Rogue(|| ()))
}

fn lock_twice() {
    let lock = Mutex::new(0);
    let first = lock.lock();
    let second = lock.lock();
    drop((first, second));
}

/// A child that waits for a line, and is waited for.
fn wait_for_child() {
    let mut child = command("cat").stdin(Stdio::piped()).spawn().expect("cat");
    let line = child.stdin.take();
    let _ = child.wait();
    drop(line);
}

/// One of them in a session of its own, one below another that has ended.
#[expect(clippy::zombie_processes, reason = "the mistake")]
fn leave_daemons() {
    command("sleep").arg("600").spawn().expect("sleep");
    command("setsid")
        .args(["sleep", "600"])
        .spawn()
        .expect("setsid");
    command("sh")
        .args(["-c", "setsid sleep 600 & exit"])
        .status()
        .expect("a shell");
}

const MARK: &str = "COURSE_GUARD_TEST";

fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env(MARK, "marked");
    command
}

/// The processes with this text in their environment, by the process table itself.
fn with_environment(text: &str) -> Vec<String> {
    let Ok(table) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let has_it = |folder: &Path| {
        let environment = std::fs::read(folder.join("environ")).unwrap_or_default();
        environment
            .windows(text.len())
            .any(|bytes| bytes == text.as_bytes())
    };
    let found = table.flatten().filter(|entry| has_it(&entry.path()));
    found
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}
