//! Programs that turn against the guard, or against other laws that are being asked.

use crate::{Rogue, harmless, rogue};
use rustix::process::{Pid, Signal, getppid, kill_process, test_kill_process_group};
use spec::Verdict;
use spec::corpus::Entry;
use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// How the names of all of these begin.
pub(crate) const NAME: &str = "neighbour";

pub(crate) fn rogues() -> Vec<Entry<Rogue>> {
    vec![
        harmless("neighbour_that_kills_the_others", kill_others),
        rogue("neighbour_that_is_killed", Verdict::Crashed, || {
            thread::sleep(Duration::from_mins(10));
        }),
        harmless("neighbour_that_would_kill_the_guard", kill_guard),
    ]
}

/// The other children of its parent: laws that are being asked at the same time.
fn kill_others() {
    let start = Instant::now();
    let own = std::process::id();
    let parent = getppid().map(|pid| pid.as_raw_nonzero().get());
    loop {
        let others: Vec<_> = processes()
            .filter(|(id, its_parent)| *id != own.cast_signed() && Some(*its_parent) == parent)
            .collect();
        for (id, _) in &others {
            let id = Pid::from_raw(*id).expect("no process is 0");
            kill_process(id, Signal::KILL).expect("a neighbour");
        }
        if !others.is_empty() {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "nobody came");
        thread::yield_now();
    }
}

/// Every process and its parent.
fn processes() -> impl Iterator<Item = (i32, i32)> {
    let table = fs::read_dir("/proc").expect("the process table").flatten();
    table.filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let parent = fields.split_whitespace().nth(1)?.parse().ok()?;
        Some((id, parent))
    })
}

/// Where there is a fence nothing comes of it. Where there is none the guard is gone, and the test with it.
fn kill_guard() {
    let guard = getppid().expect("a law has a guard");
    assert!(kill_process(guard, Signal::KILL).is_err());
    let group = rustix::process::getpgid(Some(guard)).expect("the guard is there");
    assert!(test_kill_process_group(group).is_err());
    // Signal 0 only asks whether it may.
    let everybody = Command::new("sh")
        .args(["-c", "kill -0 -1 2> /dev/null"])
        .status()
        .expect("a shell");
    assert!(!everybody.success());
}
