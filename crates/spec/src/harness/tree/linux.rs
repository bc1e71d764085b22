//! As `/proc` tells it.

mod family;
mod sleep;
mod table;
#[cfg(test)]
mod tests;

use super::Size;
use course_core::probe::{Activity, Census, Look};
use rustix::process::{Pid, Signal, WaitOptions, waitpid};
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

use family::family;
use sleep::sleep_of;
use table::{
    Process, glance, is_current, own_pages, pid, table, tasks, tell, tell_group,
    threads_of_the_machine,
};

/// A process and all that come from it.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    root: u32,
    /// An environment variable's text that only this tree's processes carry. It finds those that
    /// have left the tree: their parent has ended, and they made a process group of their own.
    mark: Option<String>,
}

impl Tree {
    /// The tree below `root`, and whoever carries the mark.
    pub(crate) fn new(root: u32, mark: Option<String>) -> Self {
        Self { root, mark }
    }

    /// Those who carry the mark, and no tree.
    pub(crate) fn marked(mark: String) -> Self {
        // No process has this id: the largest that Linux gives is 2^22.
        Self::new(i32::MAX.cast_unsigned(), Some(mark))
    }

    /// The tree of this very process.
    pub(crate) fn own() -> Self {
        Self::new(std::process::id(), None)
    }

    /// The processes of the tree that have not ended.
    pub(crate) fn processes(&self) -> Vec<u32> {
        self.listed().iter().map(|process| process.id).collect()
    }

    /// The same as the processes themselves tell it: soon, and one of them may be missing. See [`family`].
    fn alive(&self) -> Vec<Process> {
        let family = family(self.root).unwrap_or_else(|| self.listed());
        let alive = |process: &Process| process.alive;
        family.into_iter().filter(alive).collect()
    }

    fn listed(&self) -> Vec<Process> {
        self.members(table())
    }

    fn members(&self, mut table: Vec<Process>) -> Vec<Process> {
        // A law's process leads a group of its own: whoever is in it belongs to it, also when its
        // parent has ended.
        let leads = table
            .iter()
            .any(|process| process.id == self.root && process.group == self.root);
        let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
        for process in &table {
            children.entry(process.parent).or_default().push(process.id);
        }
        let in_group = table
            .iter()
            .filter(|process| leads && process.group == self.root);
        let mut next: Vec<u32> = in_group.map(|process| process.id).collect();
        next.push(self.root);
        let mut members = HashSet::new();
        while let Some(id) = next.pop() {
            if members.insert(id) {
                next.extend(children.remove(&id).unwrap_or_default());
            }
        }
        table.retain(|process| process.alive && members.contains(&process.id));
        table
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
        activity_of(self.alive().iter().map(|process| process.id))
    }

    /// The same, and who there is.
    pub(crate) fn look(&self) -> Look {
        let alive = self.alive();
        let others = alive.iter().filter(|process| process.id != self.root);
        let root = alive.iter().find(|process| process.id == self.root);
        let present = Census {
            processes: others.count(),
            threads: root.map_or(0, |root| root.threads),
        };
        Look {
            activity: activity_of(alive.iter().map(|process| process.id)),
            present,
        }
    }

    /// How much of the machine the tree holds.
    pub(crate) fn size(&self) -> Size {
        let alive = self.listed();
        let pages: u64 = alive
            .iter()
            .filter_map(|process| own_pages(process.id))
            .sum();
        Size {
            processes: alive.len(),
            threads: alive.iter().map(|process| process.threads).sum(),
            memory: pages * rustix::param::page_size() as u64,
        }
    }

    /// Whether one of its processes has been stopped, and goes on only when it is told to.
    pub(crate) fn is_stopped(&self) -> bool {
        self.alive().iter().any(|process| process.stopped)
    }

    /// Stops all of the group that the root leads, until [`Tree::thaw`].
    pub(crate) fn freeze(&self) {
        tell_group(self.root, Signal::STOP);
    }

    /// Lets it go on.
    pub(crate) fn thaw(&self) {
        tell_group(self.root, Signal::CONT);
    }

    /// Ends everybody in the tree, and whoever left it, until nobody is left. The root stays a
    /// zombie until it is waited for by whoever started it. Gives up after ten seconds: a process
    /// that waits for a disk does not hear.
    pub(crate) fn kill(&self) {
        let start = Instant::now();
        tell_group(self.root, Signal::KILL);
        let mut killed = HashSet::new();
        while start.elapsed() < Duration::from_secs(10) {
            let found = self.stop_all();
            for id in &found {
                tell(*id, Signal::KILL);
            }
            killed.extend(&found);
            if !self.reap(&killed) && found.is_empty() {
                return;
            }
            std::thread::yield_now();
        }
    }

    /// Stops whoever is there before anybody is killed: each that is killed while others still start
    /// processes may have been replaced by two. Tells who was there.
    fn stop_all(&self) -> HashSet<u32> {
        let start = Instant::now();
        let mut stopped = HashSet::new();
        while start.elapsed() < Duration::from_secs(5) {
            let table = table();
            let mut found: Vec<u32> = self.strays_of(&table).collect();
            found.extend(self.members(table).iter().map(|process| process.id));
            found.retain(|id| stopped.insert(*id));
            if found.is_empty() {
                break;
            }
            for id in found {
                tell(id, Signal::STOP);
            }
        }
        stopped
    }

    /// Takes those who have ended out of the process table. Their parents are dead, so they are ours
    /// now: see [`become_the_parent_of_strays`]. Tells whether there were any, or are on their way.
    fn reap(&self, killed: &HashSet<u32>) -> bool {
        let own = std::process::id();
        let mut any = false;
        for process in table() {
            let theirs = process.group == self.root || killed.contains(&process.id);
            if !theirs || process.id == self.root || process.id == own {
                continue;
            }
            any = true;
            if let Some(id) = pid(process.id) {
                let _ = waitpid(Some(id), WaitOptions::NOHANG);
            }
        }
        any
    }

    /// Those in the table that carry the mark, wherever they are.
    fn strays_of(&self, table: &[Process]) -> impl Iterator<Item = u32> {
        let own = std::process::id();
        let others = table
            .iter()
            .filter(move |process| process.alive && process.id != own);
        others.filter_map(|process| {
            let mark = self.mark.as_ref()?;
            let environment = fs::read(format!("/proc/{}/environ", process.id)).ok()?;
            let mut entries = environment.split(|byte| *byte == 0);
            entries
                .any(|entry| entry == mark.as_bytes())
                .then_some(process.id)
        })
    }
}

/// Makes this process the parent of those in its trees whose parent ends: they stay in sight.
pub(crate) fn become_the_parent_of_strays() {
    // Refused only on kernels before 3.4; strays are then found by their mark alone.
    let _ = rustix::process::set_child_subreaper(Pid::from_raw(1));
}

/// Notices a crowd without counting it.
#[derive(Debug)]
pub(crate) struct Swelling {
    before: Option<usize>,
}

impl Swelling {
    /// Begins now.
    pub(crate) fn new() -> Self {
        Self {
            before: threads_of_the_machine(),
        }
    }

    /// Whether the machine has so many threads more than at the beginning, or than when this was
    /// last answered with yes.
    pub(crate) fn is_over(&mut self, more: usize) -> bool {
        let now = threads_of_the_machine();
        let over = matches!((self.before, now), (Some(before), Some(now)) if now > before + more);
        if over {
            self.before = now;
        }
        over
    }
}

/// Whether a thread of this process whose name begins so is running.
pub(crate) fn own_threads_are_awake(prefix: &str) -> bool {
    let own = std::process::id();
    tasks(own).into_iter().any(|task| {
        let name = glance(&format!("/proc/{own}/task/{task}/comm")).unwrap_or_default();
        name.starts_with(prefix) && sleep_of(own, task).is_none()
    })
}

fn activity_of(processes: impl Iterator<Item = u32>) -> Activity {
    let mut seen = DefaultHasher::new();
    let own = std::process::id();
    for process in processes {
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
