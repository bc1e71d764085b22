//! Processors, as the files of Linux tell them.

use super::text;
use std::path::Path;

/// How many logical processors are switched on.
pub(super) fn online(root: &Path) -> Option<usize> {
    list(&text(root, "sys/devices/system/cpu/online")?).map(|cpus| cpus.len())
}

/// The numbers of those that this program may run on.
pub(super) fn allowed(root: &Path) -> Option<Vec<usize>> {
    let status = text(root, "proc/self/status")?;
    let mut lines = status.lines();
    list(lines.find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?)
}

/// How many of the processors that are switched on share a core with one of `cpus`, at most.
pub(super) fn threads_per_core(root: &Path, cpus: &[usize]) -> Option<usize> {
    let siblings = |cpu: &usize| {
        let file = format!("sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list");
        list(&text(root, &file)?).map(|siblings| siblings.len())
    };
    cpus.iter().filter_map(siblings).max()
}

/// What the processor calls itself. (Not every architecture has the line.)
pub(super) fn model(root: &Path) -> Option<String> {
    let info = text(root, "proc/cpuinfo")?;
    let (_, name) = info
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.trim() == "model name")?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The numbers in `0-2,5`, if that is what it is.
fn list(text: &str) -> Option<Vec<usize>> {
    let mut cpus = Vec::new();
    for part in text.trim().split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        // No system has so many: it is something else.
        if last > 1 << 20 {
            return None;
        }
        cpus.extend(first..=last);
    }
    Some(cpus)
}

#[cfg(test)]
mod tests {
    use super::{allowed, list, model, online, threads_per_core};
    use crate::machine::tree::tree;

    #[test]
    fn lists() {
        assert_eq!(list("0-2,5\n"), Some(vec![0, 1, 2, 5]));
        assert_eq!(list("7"), Some(vec![7]));
        for none in ["", "a", "1-", "0-99999999999", "1,,2", "-3"] {
            assert_eq!(list(none), None, "{none}");
        }
    }

    #[test]
    fn two_cores_with_hyperthreads_one_of_them_ours() {
        let cpu = "sys/devices/system/cpu";
        let root = tree(&[
            (&format!("{cpu}/online"), "0-3\n"),
            (
                &format!("{cpu}/cpu0/topology/thread_siblings_list"),
                "0,2\n",
            ),
            (
                &format!("{cpu}/cpu2/topology/thread_siblings_list"),
                "0,2\n",
            ),
            (
                "proc/self/status",
                "Name:\tx\nCpus_allowed:\t5\nCpus_allowed_list:\t0,2\n",
            ),
            (
                "proc/cpuinfo",
                "processor\t: 0\nmodel\t\t: 17\nmodel name\t: AMD EPYC 9R14\n",
            ),
        ]);
        assert_eq!(online(root.path()), Some(4));
        assert_eq!(allowed(root.path()), Some(vec![0, 2]));
        assert_eq!(threads_per_core(root.path(), &[0, 2]), Some(2));
        assert_eq!(model(root.path()).as_deref(), Some("AMD EPYC 9R14"));
    }

    #[test]
    fn nothing_is_made_up_where_nothing_is_told() {
        let root = tree(&[("proc/cpuinfo", "Features : fp asimd\n")]);
        assert_eq!((online(root.path()), allowed(root.path())), (None, None));
        assert_eq!(threads_per_core(root.path(), &[0, 1]), None);
        assert_eq!(model(root.path()), None);
    }
}
