//! What the tests share: a runner with a deadline and a look at the process table, and a gate.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part of it"
)]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};

/// One check; it runs in a process of its own, so that what it leaves behind is its own, and can be seen.
pub fn check(name: &'static str, body: fn()) -> (&'static str, fn()) {
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
    let left = table::in_group(group);
    table::kill_group(group);
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

/// The process table.
pub mod table {
    use std::fs;
    use std::time::{Duration, Instant};

    #[derive(Debug, Clone)]
    pub struct Entry {
        pub pid: u32,
        pub parent: u32,
        pub group: u32,
        pub state: char,
    }

    /// Every process there is, zombies too.
    pub fn all() -> Vec<Entry> {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        entries
            .filter_map(|entry| read(entry.file_name().to_str()?.parse().ok()?))
            .collect()
    }

    pub fn read(pid: u32) -> Option<Entry> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name in parentheses may contain anything, so the fields are counted from its end.
        let mut fields = stat[stat.rfind(')')? + 1..].split_whitespace();
        let state = fields.next()?.chars().next()?;
        let parent = fields.next()?.parse().ok()?;
        let group = fields.next()?.parse().ok()?;
        Some(Entry {
            pid,
            parent,
            group,
            state,
        })
    }

    pub fn in_group(group: u32) -> Vec<Entry> {
        all()
            .into_iter()
            .filter(|entry| entry.group == group)
            .collect()
    }

    pub fn children() -> Vec<Entry> {
        let own = std::process::id();
        all()
            .into_iter()
            .filter(|entry| entry.parent == own)
            .collect()
    }

    /// No child process, not even a zombie, and no descriptor of the kinds that pools and processes use.
    pub fn nothing_is_left() {
        assert!(children().is_empty(), "left behind: {:?}", children());
        // The gates of the tests are TCP sockets, and are not closed.
        let unix = fs::read_to_string("/proc/net/unix").unwrap_or_default();
        let ours = |target: &str| {
            let inode = target
                .strip_prefix("socket:[")
                .and_then(|rest| rest.strip_suffix(']'));
            let socket = |inode: &str| unix.lines().any(|line| line.split(' ').any(|f| f == inode));
            inode.map_or_else(
                || {
                    ["memfd:", "[pidfd]", "[eventpoll]", "[eventfd]"]
                        .iter()
                        .any(|k| target.contains(k))
                },
                socket,
            )
        };
        let left: Vec<String> = open_files()
            .into_iter()
            .filter(|target| ours(target))
            .collect();
        assert!(left.is_empty(), "descriptors left open: {left:?}");
    }

    fn open_files() -> Vec<String> {
        let entries = fs::read_dir("/proc/self/fd")
            .into_iter()
            .flatten()
            .flatten();
        let targets = entries.filter_map(|entry| fs::read_link(entry.path()).ok());
        targets
            .map(|target| target.to_string_lossy().into_owned())
            .collect()
    }

    pub fn descriptors() -> usize {
        fs::read_dir("/proc/self/fd").map_or(0, |entries| entries.count() - 1)
    }

    pub fn alive(pid: u32) -> bool {
        read(pid).is_some_and(|entry| !matches!(entry.state, 'Z' | 'X'))
    }

    /// Waits until `pid` is gone or a zombie; false if it is not within `limit`.
    pub fn gone_within(pid: u32, limit: Duration) -> bool {
        eventually(limit, || !alive(pid))
    }

    /// Asks until it is so, or `limit` has passed. The limit says "hangs", not "slow".
    pub fn eventually(limit: Duration, mut is_so: impl FnMut() -> bool) -> bool {
        let until = Instant::now() + limit;
        while !is_so() {
            if Instant::now() >= until {
                return false;
            }
            std::thread::yield_now();
        }
        true
    }

    pub fn kill_group(group: u32) {
        if let Some(group) = i32::try_from(group)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
    }

    pub fn signal_if_there(pid: u32, signal: rustix::process::Signal) {
        let pid = i32::try_from(pid)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
            .expect("a pid");
        let _ = rustix::process::kill_process(pid, signal);
    }

    pub fn signal(pid: u32, signal: rustix::process::Signal) {
        let pid = i32::try_from(pid)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
            .expect("a pid");
        rustix::process::kill_process(pid, signal).expect("the process is there");
    }
}

/// Holds its callers, of whatever process, until the asked number is there.
pub struct Gate {
    address: SocketAddr,
    inside: Arc<(Mutex<usize>, Condvar)>,
}

impl Gate {
    pub fn new(width: usize) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let inside = Arc::new((Mutex::new(0), Condvar::new()));
        let counted = Arc::clone(&inside);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for stream in listener.incoming() {
                held.push(stream.unwrap());
                *counted.0.lock().unwrap() = held.len();
                counted.1.notify_all();
                if held.len() == width {
                    held.drain(..)
                        .for_each(|mut stream| drop(stream.write_all(&[1])));
                }
            }
        });
        Self { address, inside }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Until so many are inside.
    pub fn wait_for(&self, count: usize) {
        let mut inside = self.inside.0.lock().unwrap();
        while *inside < count {
            inside = self.inside.1.wait(inside).unwrap();
        }
    }
}

/// A task: waits at the gate, and says which process did.
pub fn pass_gate(gate: SocketAddr) -> u32 {
    let mut stream = TcpStream::connect(gate).expect("the gate is open");
    stream
        .read_exact(&mut [0])
        .expect("the gate lets us through");
    std::process::id()
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
