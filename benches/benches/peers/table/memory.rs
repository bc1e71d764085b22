//! Memory: what an idle worker adds, and what a million tasks take of the parent.

use super::{Effort, render, row};
use crate::case::{Answer, same};
use crate::helper;
use crate::{large_parent, procspawn_pool, python};
use benches::Helper;
use multiprocess::Pool;
use std::error::Error;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

const MIB: f64 = 1024.0;
/// Elsewhere than on Linux.
const UNKNOWN: &str = "the system does not tell it";
/// What an idle worker may add.
const WORKER_MIB: f64 = 2.0;

/// All lines about memory.
pub(crate) fn lines(with_python: bool, effort: Effort) -> String {
    let many = "a million empty tasks in one `map`";
    let endless = "a million results of an endless `imap`";
    [
        idle_workers(with_python),
        of_the_parent(many, "scale/million/multiprocess", 1),
        of_the_parent(endless, "scale/endless/multiprocess", effort.thousands),
    ]
    .concat()
}

/// MiB a worker, of two that are idle after a task each. First of all: other processes of this program would share
/// its pages, and make each of them look smaller.
fn idle_workers(with_python: bool) -> String {
    let python = |who| {
        let (_keep, pids) = python::idle_workers(who)?;
        mean_pss(&pids)
    };
    let in_python = |who| {
        if with_python {
            tell(python(who))
        } else {
            String::new()
        }
    };
    let judged = |mib| render::ours(&row::digits(mib), "", mib <= WORKER_MIB);
    let columns = [
        ("ours", ours().map_or_else(unknown, judged)),
        ("procspawn", tell(procspawn())),
        ("python_pool", in_python("python_pool")),
        ("python_executor", in_python("python_executor")),
    ];
    let title = "memory that an idle worker adds (`Pss`): MiB";
    render::by_hand(title, &WORKER_MIB.to_string(), &columns)
}

fn tell(mib: Answer<f64>) -> String {
    mib.map_or_else(unknown, row::digits)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands for a result")]
fn unknown(error: Box<dyn Error>) -> String {
    format!("({error})")
}

fn ours() -> Answer<f64> {
    let pool = Pool::new(2)?;
    pool.map(same, 0..1000)?;
    mean_pss(&pool.pids())
}

fn procspawn() -> Answer<f64> {
    let (_keep, pids) = procspawn_pool::idle_workers()?;
    mean_pss(&pids)
}

fn mean_pss(pids: &[u32]) -> Answer<f64> {
    sleep(Duration::from_millis(100)); // until they are idle
    let mut kib = 0.0;
    for pid in pids {
        let path = format!("/proc/{pid}/smaps_rollup");
        let text = fs::read_to_string(path).map_err(|_| UNKNOWN)?;
        let pss = text.lines().find_map(|line| line.strip_prefix("Pss:"));
        let number = pss.and_then(|rest| rest.split_whitespace().next());
        kib += number.ok_or(UNKNOWN)?.parse::<f64>()?;
    }
    Ok(kib / MIB / pids.len() as f64)
}

/// The parent's peak, of a process that does nothing else.
fn of_the_parent(what: &str, case: &str, iterations: u64) -> String {
    let peak = peak(case, iterations).unwrap_or_else(unknown);
    let title = format!("{what}: the parent's peak, MiB");
    render::by_hand(&title, "", &[("ours", peak)])
}

fn peak(case: &str, iterations: u64) -> Answer<String> {
    let mut helper = large_parent::fresh()?;
    let before = peak_mib(&mut helper)?;
    helper::seconds(&mut helper, case, iterations)?;
    let after = peak_mib(&mut helper)?;
    Ok(format!("{after:.0} (before it: {before:.0})"))
}

fn peak_mib(helper: &mut Helper) -> Answer<f64> {
    let kib = helper::text(helper, "peak_kib")?;
    Ok(kib.parse::<f64>().map_err(|_| UNKNOWN)? / MIB)
}
