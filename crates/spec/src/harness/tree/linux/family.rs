//! Who comes from whom, asked of the processes themselves: to read the whole table takes the longer the more others
//! run on the machine, and the gate looks hundreds of times a second.

use super::table::{Process, glance, process, tasks};
use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

/// Every thread has a list of its own. With more of them than this the table is read sooner.
const CROWD: usize = 64;

/// The processes that come from `root`, with itself, and whoever else is in the group that it leads. `None` if the
/// kernel keeps no lists of children (`CONFIG_PROC_CHILDREN`), if `root` is gone, or if one of them is a crowd of threads.
///
/// Where one of several children ends while the list is read, another may be missing from it (`man 5 proc_tid_children`).
/// Whoever must not miss anybody reads the table.
pub(super) fn family(root: u32) -> Option<Vec<Process>> {
    static LISTS: OnceLock<bool> = OnceLock::new();
    if !*LISTS.get_or_init(|| Path::new("/proc/thread-self/children").exists()) {
        return None;
    }
    let first = process(root)?;
    let mut next = vec![root];
    if first.group == root {
        next.extend(orphans(first.parent, root));
    }
    let mut seen = HashSet::new();
    let mut members = Vec::new();
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        let Some(member) = process(id) else { continue };
        if member.threads > CROWD {
            return None;
        }
        next.extend(tasks(id).into_iter().flat_map(|task| children(id, task)));
        members.push(member);
    }
    Some(members)
}

/// Those of the group whose parent has ended. The kernel hands them to the first thread of the next process above
/// that asked for them (`find_new_reaper` in its `kernel/exit.c`), and that is the one which started `root`: see
/// [`become_the_parent_of_strays`](super::become_the_parent_of_strays).
fn orphans(reaper: u32, group: u32) -> impl Iterator<Item = u32> {
    let belongs = move |id: &u32| process(*id).is_some_and(|process| process.group == group);
    children(reaper, reaper).into_iter().filter(belongs)
}

/// What the thread `task` of a process has started.
fn children(process: u32, task: u32) -> Vec<u32> {
    let list = glance(&format!("/proc/{process}/task/{task}/children")).unwrap_or_default();
    list.split_whitespace()
        .filter_map(|id| id.parse().ok())
        .collect()
}
