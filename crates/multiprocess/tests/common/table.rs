//! The process table.

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
