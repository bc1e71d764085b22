//! The table of processes, as `/proc` has it.

use rustix::process::{Pid, Signal};
use std::fs::{self, File};
use std::io::Read;

/// A line of the process table.
pub(super) struct Process {
    pub(super) id: u32,
    pub(super) parent: u32,
    pub(super) group: u32,
    pub(super) alive: bool,
    pub(super) stopped: bool,
    pub(super) threads: usize,
}

pub(super) fn table() -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| process(entry.file_name().to_str()?.parse().ok()?))
        .collect()
}

/// A file of `/proc`. They say that they are empty, and `fs::read_to_string` feels its way through such a file with
/// twice as many system calls.
pub(super) fn glance(place: &str) -> Option<String> {
    let mut text = String::with_capacity(4096);
    let file = File::open(place).ok()?;
    file.take(16 << 20).read_to_string(&mut text).ok()?;
    Some(text)
}

pub(super) fn process(id: u32) -> Option<Process> {
    let stat = glance(&format!("/proc/{id}/stat"))?;
    of_line(id, &stat)
}

/// See `man 5 proc_pid_stat`: the fields are counted from 1, and the name is the second.
fn of_line(id: u32, stat: &str) -> Option<Process> {
    // The name stands in parentheses and may hold anything; the fields after it are plain.
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<_> = fields.split_whitespace().collect();
    let field = |number: usize| fields.get(number - 3).copied();
    let state = field(3)?;
    Some(Process {
        id,
        parent: field(4)?.parse().ok()?,
        group: field(5)?.parse().ok()?,
        alive: !matches!(state, "Z" | "X"),
        stopped: state == "T",
        threads: field(20)?.parse().ok()?,
    })
}

/// How many pages of memory the process has for itself. What it shares with others, the program's own text
/// above all, would be counted once for each of them.
pub(super) fn own_pages(id: u32) -> Option<u64> {
    let statm = glance(&format!("/proc/{id}/statm"))?;
    let mut fields = statm.split(' ').skip(1);
    let resident: u64 = fields.next()?.parse().ok()?;
    let shared: u64 = fields.next()?.parse().ok()?;
    Some(resident.saturating_sub(shared))
}

pub(super) fn tasks(process: u32) -> Vec<u32> {
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/task")) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

pub(super) fn is_current(task: u32) -> bool {
    task == rustix::thread::gettid()
        .as_raw_nonzero()
        .get()
        .cast_unsigned()
}

/// How many threads there are on the machine: the one figure of a crowd that costs a single look,
/// however many there are.
pub(super) fn threads_of_the_machine() -> Option<usize> {
    // 0.20 0.18 0.12 1/80 11206: the fourth is how many run, of how many.
    let load = glance("/proc/loadavg")?;
    let (_, all) = load.split(' ').nth(3)?.split_once('/')?;
    all.parse().ok()
}

/// Whoever has ended in the meantime does not hear it, and that is just as well.
pub(super) fn tell(id: u32, signal: Signal) {
    if let Some(id) = pid(id) {
        let _ = rustix::process::kill_process(id, signal);
    }
}

/// The same to all of a group at once: while they are told, none of them starts another.
pub(super) fn tell_group(leader: u32, signal: Signal) {
    if let Some(leader) = pid(leader) {
        let _ = rustix::process::kill_process_group(leader, signal);
    }
}

/// `None` for what no process is called: to the system these numbers mean everybody, or a group.
pub(super) fn pid(id: u32) -> Option<Pid> {
    let id = i32::try_from(id).ok()?;
    if id > 1 { Pid::from_raw(id) } else { None }
}
