//! As `/proc` tells it.

mod sleep;

use course_core::probe::{Activity, Census, Look};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

use sleep::sleep_of;

/// A process and all that come from it.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    root: u32,
    /// An environment variable's text that only this tree's processes carry. It finds those that
    /// have left the tree: their parent has ended, and they made a process group of their own.
    mark: Option<String>,
}

/// A line of the process table.
struct Process {
    id: u32,
    parent: u32,
    group: u32,
    alive: bool,
}

impl Tree {
    /// The tree below `root`, and whoever carries the mark.
    pub(crate) fn new(root: u32, mark: Option<String>) -> Self {
        Self { root, mark }
    }

    /// Those who carry the mark, and no tree.
    pub(crate) fn marked(mark: String) -> Self {
        // No process has this id.
        Self::new(u32::MAX, Some(mark))
    }

    /// The tree of this very process.
    pub(crate) fn own() -> Self {
        Self::new(std::process::id(), None)
    }

    /// The processes of the tree that have not ended, the root first.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let table = table();
        // A law's process leads a group of its own: whoever is in it belongs to it, also when its
        // parent has ended.
        let leads = table
            .iter()
            .any(|process| process.id == self.root && process.group == self.root);
        let mut members = vec![self.root];
        let mut next = 0;
        while let Some(parent) = members.get(next).copied() {
            next += 1;
            for process in &table {
                let belongs = process.parent == parent || (leads && process.group == self.root);
                if belongs && !members.contains(&process.id) {
                    members.push(process.id);
                }
            }
        }
        members.retain(|id| {
            table
                .iter()
                .any(|process| process.id == *id && process.alive)
        });
        members
    }

    /// How many processes of the tree there are beside its root.
    pub(crate) fn children(&self) -> usize {
        self.processes()
            .iter()
            .filter(|id| **id != self.root)
            .count()
    }

    /// How many threads the root has.
    pub(crate) fn threads(&self) -> usize {
        tasks(self.root).len()
    }

    /// Whether anybody in the tree runs or is about to, or sleeps only until a certain time.
    pub(crate) fn activity(&self) -> Activity {
        activity_of(&self.processes())
    }

    /// The same, and who there is.
    pub(crate) fn look(&self) -> Look {
        let processes = self.processes();
        let present = Census {
            processes: processes.iter().filter(|id| **id != self.root).count(),
            threads: self.threads(),
        };
        Look {
            activity: activity_of(&processes),
            present,
        }
    }

    /// How many bytes of memory the tree holds.
    pub(crate) fn memory(&self) -> u64 {
        let pages = |id: u32| -> u64 {
            let statm = fs::read_to_string(format!("/proc/{id}/statm")).unwrap_or_default();
            statm
                .split(' ')
                .nth(1)
                .and_then(|pages| pages.parse().ok())
                .unwrap_or(0)
        };
        let page = rustix::param::page_size() as u64;
        self.processes().into_iter().map(pages).sum::<u64>() * page
    }

    /// Ends everybody in the tree, and whoever left it, until nobody is left. The root stays a
    /// zombie until it is waited for by whoever started it. Gives up after ten seconds: a process
    /// that waits for a disk does not hear.
    pub(crate) fn kill(&self) {
        let start = Instant::now();
        let mut killed: Vec<u32> = Vec::new();
        while start.elapsed() < Duration::from_secs(10) {
            let mut alive = self.processes();
            alive.extend(self.strays());
            for id in &alive {
                signal_kill(*id);
            }
            killed.extend(alive.iter().filter(|id| **id != self.root));
            // Their parents are dead, so they are ours now: see `become_the_parent_of_strays`.
            killed.retain(|id| !reaped(*id));
            if alive.is_empty() && killed.is_empty() {
                return;
            }
            std::thread::yield_now();
        }
    }

    /// Processes that carry the mark, wherever they are.
    fn strays(&self) -> impl Iterator<Item = u32> {
        table().into_iter().filter_map(move |process| {
            let mark = self.mark.as_ref()?;
            let environment = fs::read(format!("/proc/{}/environ", process.id)).ok()?;
            let marked = environment
                .split(|byte| *byte == 0)
                .any(|entry| entry == mark.as_bytes());
            (process.alive && process.id != std::process::id() && marked).then_some(process.id)
        })
    }
}

/// Makes this process the parent of those in its trees whose parent ends: they stay in sight.
pub(crate) fn become_the_parent_of_strays() {
    // Refused only on kernels before 3.4; strays are then found by their mark alone.
    let _ = rustix::process::set_child_subreaper(Pid::from_raw(1));
}

/// Whether a thread of this process whose name begins so is running.
pub(crate) fn own_threads_are_awake(prefix: &str) -> bool {
    let own = std::process::id();
    tasks(own).into_iter().any(|task| {
        let name = fs::read_to_string(format!("/proc/{own}/task/{task}/comm")).unwrap_or_default();
        name.starts_with(prefix) && sleep_of(own, task).is_none()
    })
}

fn activity_of(processes: &[u32]) -> Activity {
    let mut seen = DefaultHasher::new();
    let own = std::process::id();
    for process in processes.iter().copied() {
        for task in tasks(process) {
            if process == own && is_current(task) {
                continue;
            }
            match sleep_of(process, task) {
                Some(sleep) => (process, task, sleep).hash(&mut seen),
                None => return Activity::Moving,
            }
        }
    }
    Activity::Still(seen.finish())
}

fn signal_kill(id: u32) {
    if let Some(id) = Pid::from_raw(id.cast_signed()) {
        // It may have ended in the meantime, and that is just as well.
        let _ = kill_process(id, Signal::KILL);
    }
}

/// Whether the process has gone from the process table.
fn reaped(id: u32) -> bool {
    if let Some(id) = Pid::from_raw(id.cast_signed()) {
        let _ = waitpid(Some(id), WaitOptions::NOHANG);
    }
    process(id).is_none()
}

fn table() -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| process(entry.file_name().to_str()?.parse().ok()?))
        .collect()
}

fn process(id: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name stands in parentheses and may hold anything; the fields after it are plain.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace();
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    let group = fields.next()?.parse().ok()?;
    Some(Process {
        id,
        parent,
        group,
        alive: !matches!(state, "Z" | "X"),
    })
}

fn tasks(process: u32) -> Vec<u32> {
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/task")) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

fn is_current(task: u32) -> bool {
    task == rustix::thread::gettid()
        .as_raw_nonzero()
        .get()
        .cast_unsigned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    #[test]
    fn a_tree_is_seen_and_killed_with_those_who_left_it() {
        become_the_parent_of_strays();
        let mut shell = Command::new("sh")
            .args(["-c", "setsid sleep 300 & setsid sleep 300 & read nothing"])
            .env("COURSE_TREE_TEST", "marked")
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell");
        let tree = Tree::new(shell.id(), Some("COURSE_TREE_TEST=marked".into()));
        while tree.strays().count() < 3 {
            std::thread::yield_now();
        }
        assert_eq!(tree.children(), 2);
        tree.kill();
        shell.wait().expect("our own child");
        assert_eq!(tree.strays().count(), 0);
    }

    #[test]
    fn a_shell_that_spins_is_moving() {
        let mut spin = Command::new("sh")
            .args(["-c", "while :; do :; done"])
            .spawn()
            .expect("a shell");
        let tree = Tree::new(spin.id(), None);
        // While it starts it may wait for something.
        let mut in_a_row = 0;
        for _ in 0..100_000 {
            let moving = tree.activity() == Activity::Moving;
            in_a_row = if moving { in_a_row + 1 } else { 0 };
            if in_a_row == 200 {
                break;
            }
        }
        assert_eq!(in_a_row, 200);
        tree.kill();
        spin.wait().expect("our own child");
    }

    #[test]
    fn who_waits_for_input_is_still() {
        let mut cat = Command::new("cat")
            .stdin(Stdio::piped())
            .spawn()
            .expect("cat");
        let tree = Tree::new(cat.id(), None);
        let still = |tree: &Tree| matches!(tree.activity(), Activity::Still(_));
        while !still(&tree) {
            std::thread::yield_now();
        }
        tree.kill();
        cat.wait().expect("our own child");
    }

    #[test]
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    fn a_thread_that_waits_with_a_time_limit_is_not_still() {
        let waiting = |limit: Option<Duration>| {
            let (sender, receiver) = std::sync::mpsc::channel::<()>();
            let (tell, told) = std::sync::mpsc::channel();
            let thread = std::thread::spawn(move || {
                tell.send(rustix::thread::gettid())
                    .expect("the test listens");
                match limit {
                    Some(limit) => receiver.recv_timeout(limit).is_ok(),
                    None => receiver.recv().is_ok(),
                }
            });
            let task = told
                .recv()
                .expect("the thread tells")
                .as_raw_nonzero()
                .get()
                .cast_unsigned();
            let place = format!("/proc/self/task/{task}/wchan");
            while !fs::read_to_string(&place).is_ok_and(|at| at.contains("futex")) {
                std::thread::yield_now();
            }
            let sleep = sleep_of(std::process::id(), task);
            sender.send(()).expect("the thread listens");
            assert!(thread.join().expect("no panic"));
            sleep
        };
        assert!(waiting(None).is_some());
        assert!(waiting(Some(Duration::from_mins(10))).is_none());
    }

    #[test]
    fn a_nap_by_the_clock_is_not_stillness() {
        let mut nap = Command::new("sleep").arg("300").spawn().expect("sleep");
        let tree = Tree::new(nap.id(), None);
        // While it starts it may wait for something else.
        let place = format!("/proc/{}/wchan", nap.id());
        while !fs::read_to_string(&place).is_ok_and(|at| at.contains("nanosleep")) {
            std::thread::yield_now();
        }
        for _ in 0..200 {
            assert_eq!(tree.activity(), Activity::Moving);
        }
        tree.kill();
        nap.wait().expect("our own child");
    }

    #[test]
    fn memory_is_what_the_tree_holds() {
        let held = vec![1_u8; 64 << 20];
        assert!(Tree::own().memory() > held.len() as u64);
    }
}
