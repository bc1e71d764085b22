//! What the tests share: a runner with a deadline and, on Linux, a look at the process table; and a gate.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "each test file uses a part of it"
)]

mod gate;
#[cfg(target_os = "linux")]
pub mod table;

pub use gate::{Gate, pass_gate};

use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};

/// A check's name and body.
pub type Check = (&'static str, fn());

/// One check; it runs in a process of its own, so that what it leaves behind is its own, and can be seen.
pub fn check(name: &'static str, body: fn()) -> Check {
    (name, body)
}

/// How long a check may take before it counts as hanging. Generous: it says that something hangs, not that it is slow.
const DEADLINE: Duration = Duration::from_mins(1);

const ALONE: &str = "--alone";
const SCENARIO: &str = "--scenario";

/// A program of its own that a check starts: see [`scenario_command`].
pub fn scenario(name: &'static str, body: fn()) -> (&'static str, fn()) {
    (name, body)
}

/// This program, to be started as the scenario `name`.
pub fn scenario_command(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("our own path"));
    command.args([SCENARIO, name]);
    command
}

/// The test program: with `--alone NAME` it runs that check, otherwise all of them, each in a process.
pub fn run(checks: Vec<(&'static str, fn())>, scenarios: &[(&'static str, fn())]) -> ! {
    let mut arguments = std::env::args().skip(1);
    let (mode, name) = (
        arguments.next().unwrap_or_default(),
        arguments.next().unwrap_or_default(),
    );
    if mode == SCENARIO {
        body_of(&name, scenarios)();
        std::process::exit(0);
    }
    if mode == ALONE {
        body_of(&name, &checks)();
        #[cfg(target_os = "linux")]
        table::nothing_is_left();
        std::process::exit(0);
    }
    let trials = checks
        .into_iter()
        .map(|(name, _)| Trial::test(name, move || alone(name)));
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials.collect());
    conclusion.exit()
}

fn body_of(name: &str, among: &[(&'static str, fn())]) -> fn() {
    among
        .iter()
        .find(|(n, _)| *n == name)
        .expect("a body of that name")
        .1
}

fn alone(name: &'static str) -> Result<(), Failed> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args([ALONE, name])
        .stdin(std::process::Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let child = command.spawn()?;
    let group = child.id();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    let outcome = receiver.recv_timeout(DEADLINE);
    let left = end_group(group);
    let output =
        outcome.map_err(|_| format!("no end after {DEADLINE:?}; then alive: {left:?}"))??;
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    if !output.status.success() {
        return Err(format!(
            "{}\n{}{}",
            output.status,
            text(&output.stdout),
            text(&output.stderr)
        )
        .into());
    }
    if !left.is_empty() {
        return Err(format!("left behind: {left:?}").into());
    }
    Ok(())
}

/// Ends what is left of the processes that a check started, and says which they were.
#[cfg(target_os = "linux")]
fn end_group(group: u32) -> Vec<table::Entry> {
    let left = table::in_group(group);
    table::kill_group(group);
    left
}

/// Elsewhere there is no table to look into, and what hangs is left to the end of the test program.
#[cfg(not(target_os = "linux"))]
fn end_group(_group: u32) -> Vec<u32> {
    Vec::new()
}

/// A task that only a signal ends.
pub fn sleep_for_ever() {
    loop {
        std::thread::park();
    }
}

/// A task that never waits.
pub fn busy_for_ever() {
    let mut x = 0_u64;
    loop {
        x = std::hint::black_box(x.wrapping_add(1));
    }
}
