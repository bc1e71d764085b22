//! The parent: killed, interrupted, without `init`, replaced on disk.

use std::io::{BufRead, BufReader};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Stdio};
use std::time::Duration;

use multiprocess::{Error, Pool, Process, ProcessPoolExecutor};
use rustix::process::Signal;

use crate::common::{
    Gate, busy_for_ever, check, pass_gate, scenario, scenario_command, sleep_for_ever, table,
};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("the_parent_is_killed", || {
            all_gone_after(Signal::KILL, "busy");
        }),
        check("the_parent_of_processes_is_killed", || {
            all_gone_after(Signal::KILL, "processes");
        }),
        check("ctrl_c_ends_all", || all_gone_after(Signal::INT, "busy")),
        check("ctrl_c_is_left_to_the_parent", ctrl_c_is_left_to_the_parent),
        check("the_parent_does_not_ignore_sigpipe", || {
            let output = scenario_command("sigpipe").output().unwrap();
            assert!(output.status.success(), "{output:?}");
        }),
        check("init_is_missing", init_is_missing),
        check("init_comes_too_late", init_comes_too_late),
        #[cfg(not(feature = "portable"))] // elsewhere it is an error that says so
        check(
            "the_program_is_replaced_on_disk",
            the_program_is_replaced_on_disk,
        ),
    ]
}

pub(crate) fn scenarios() -> Vec<(&'static str, fn())> {
    vec![
        scenario("busy", busy),
        scenario("processes", processes),
        scenario("handles_ctrl_c", handles_ctrl_c),
        scenario("sigpipe", sigpipe),
        #[cfg(not(feature = "portable"))]
        scenario("replaced", replaced),
        scenario("starts_a_pool", || {
            drop(Pool::new(2).unwrap_or_else(|error| fail(&error)));
        }),
    ]
}

/// What stands before `init` in `main`: only for the scenarios that are about it.
pub(crate) fn before_init() {
    match std::env::var("BEFORE_INIT").as_deref() {
        Ok("pool") => fail(&Pool::new(2).err().expect("no pool without init")),
        // In the workers alone.
        Ok("end")
            if std::env::args()
                .nth(1)
                .is_some_and(|argument| argument.contains("worker")) =>
        {
            std::process::exit(5)
        }
        _ => {}
    }
}
fn fail(error: &Error) -> ! {
    println!("{error}");
    std::process::exit(1)
}

fn busy() {
    // Whoever started the tests may ignore Ctrl-C, as shells do for what they start in the background.
    #[allow(unsafe_code, reason = "no safe interface to signals")]
    // SAFETY: the default action is no code of ours.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
    }
    let pool = Pool::new(3).unwrap();
    announce(&pool.pids());
    let _ = pool.map(
        |x: u32| {
            if x == 0 {
                sleep_for_ever();
            } else {
                busy_for_ever();
            }
        },
        0..3,
    );
}

fn processes() {
    let started: Vec<_> = (0..2)
        .map(|_| Process::start(|()| busy_for_ever(), ()).unwrap())
        .collect();
    announce(&started.iter().map(Process::id).collect::<Vec<_>>());
}

fn announce(pids: &[u32]) {
    println!(
        "{}",
        pids.iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    );
}

/// Starts a scenario in a process group of its own, and reads the process ids that it announces.
fn start(name: &str) -> (Child, BufReader<std::process::ChildStdout>, Vec<u32>) {
    let mut child = scenario_command(name)
        .process_group(0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    let pids = line
        .split_whitespace()
        .map(|pid| pid.parse().unwrap())
        .collect();
    (child, lines, pids)
}

/// The promise is a second; the limit is for a loaded machine.
const SOON: Duration = Duration::from_secs(20);

fn all_gone_after(signal: Signal, name: &str) {
    let (mut parent, _lines, workers) = start(name);
    assert!(workers.len() > 1 && workers.iter().all(|&pid| table::alive(pid)));
    if signal == Signal::INT {
        let group = rustix::process::Pid::from_raw(i32::try_from(parent.id()).unwrap()).unwrap();
        rustix::process::kill_process_group(group, signal).unwrap();
    } else {
        table::signal(parent.id(), signal);
    }
    assert_eq!(parent.wait().unwrap().signal(), Some(signal.as_raw()));
    for pid in workers {
        assert!(
            table::gone_within(pid, SOON),
            "worker {pid} outlives its parent"
        );
    }
}

fn handles_ctrl_c() {
    extern "C" fn nothing(_: i32) {}
    #[allow(unsafe_code, reason = "a parent with a handler of its own")]
    // SAFETY: the handler does nothing.
    unsafe {
        libc::signal(
            libc::SIGINT,
            nothing as extern "C" fn(i32) as libc::sighandler_t,
        );
    }
    let gate = Gate::new(3);
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let held: Vec<_> = (0..2)
        .map(|_| executor.submit(pass_gate, gate.address()).unwrap())
        .collect();
    gate.wait_for(2);
    let group = rustix::process::getpgrp();
    rustix::process::kill_process_group(group, Signal::INT).unwrap();
    pass_gate(gate.address());
    for future in held {
        future.result().unwrap();
    }
    println!("went on");
}

fn ctrl_c_is_left_to_the_parent() {
    let output = scenario_command("handles_ctrl_c")
        .process_group(0)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(output.stdout, b"went on\n");
}

/// As command line tools do, so that `| head` ends them.
fn sigpipe() {
    #[allow(unsafe_code, reason = "no safe interface to signals")]
    // SAFETY: the default action is no code of ours.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
    }
    let pool = Pool::new(2).unwrap();
    for _ in 0..20 {
        for pid in pool.pids() {
            table::signal(pid, Signal::KILL);
        }
        assert_eq!(pool.map(|x: u64| x, 0..100).unwrap().len(), 100);
    }
    for _ in 0..20 {
        let large = vec![0_u8; 1 << 20];
        let mut process = Process::start(|_: Vec<u8>| (), large).unwrap();
        process.kill();
        process.join().unwrap();
    }
}

fn init_is_missing() {
    let output = scenario_command("busy")
        .env("BEFORE_INIT", "pool")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("call multiprocess::init() first in main")
    );
}

fn init_comes_too_late() {
    let output = scenario_command("starts_a_pool")
        .env("BEFORE_INIT", "end")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.contains("exit code 5") && text.contains("first thing in main"),
        "{text}"
    );
}

#[cfg(not(feature = "portable"))]
/// Runs as a copy that replaces itself by nonsense and then vanishes.
fn replaced() {
    let path = std::env::current_exe().unwrap();
    let pool = Pool::new(2).unwrap();
    for step in 0..2 {
        if step == 0 {
            let other = path.with_extension("other");
            std::fs::write(&other, "no program").unwrap();
            std::fs::rename(&other, &path).unwrap();
        } else {
            std::fs::remove_file(&path).unwrap();
        }
        for pid in pool.pids() {
            table::signal(pid, Signal::KILL);
        }
        assert_eq!(pool.map(|x: u64| x + 1, 0..100).unwrap()[99], 100);
        assert_eq!(Pool::new(1).unwrap().apply(|x: u64| x, 5).unwrap(), 5);
    }
}

#[cfg(not(feature = "portable"))]
fn the_program_is_replaced_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    std::fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
    let output = std::process::Command::new(&copy)
        .args(["--scenario", "replaced"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
