//! Whether a thread sleeps, and whether it will wake up by itself.

use super::table::glance;

/// A number that changes whenever the thread has been awake; `None` if it is awake now, waits for
/// a disk, or sleeps by the clock. A thread that has ended has nothing to say.
pub(super) fn sleep_of(process: u32, task: u32) -> Option<u64> {
    let folder = format!("/proc/{process}/task/{task}");
    let Some(status) = glance(&format!("{folder}/status")) else {
        return Some(0);
    };
    let mut switches = 0;
    for line in status.lines() {
        if let Some(state) = line.strip_prefix("State:") {
            match state.trim_start().chars().next() {
                Some('S' | 'T' | 't') => {}
                Some('Z' | 'X') => return Some(0),
                _ => return None,
            }
        } else if let Some((name, count)) = line.split_once(':')
            && name.ends_with("voluntary_ctxt_switches")
        {
            switches += count.trim().parse::<u64>().unwrap_or(0);
        }
    }
    (!has_a_deadline(&folder)).then_some(switches)
}

/// Whether the thread in this folder of `/proc` waits until a certain time at the latest: for a nap,
/// for a channel with a time limit. It will be awake again, and is not stuck.
fn has_a_deadline(folder: &str) -> bool {
    let waits_for = glance(&format!("{folder}/wchan")).unwrap_or_default();
    if waits_for.contains("nanosleep") {
        return true;
    }
    let call = glance(&format!("{folder}/syscall")).unwrap_or_default();
    limit_of(&call).is_some_and(|limit| limit != NONE && limit != FOR_EVER && limit != FOR_EVER_32)
}

/// A null pointer, where the call takes one.
const NONE: u64 = 0;
/// -1 milliseconds, as a register holds it.
const FOR_EVER: u64 = u64::MAX;
const FOR_EVER_32: u64 = 0xffff_ffff;

/// The time limit of a system call that waits, from `/proc`'s line of it: the call's number, then its
/// arguments. `None` for any other call. The numbers are those of Linux's own tables
/// (`arch/x86/entry/syscalls/syscall_64.tbl`, `include/uapi/asm-generic/unistd.h`).
fn limit_of(call: &str) -> Option<u64> {
    let mut words = call.split_whitespace();
    let number: u32 = words.next()?.parse().ok()?;
    let place = if cfg!(target_arch = "x86_64") {
        match number {
            7 | 271 => 2,                     // poll, ppoll
            202 | 449 | 232 | 281 | 441 => 3, // futex, futex_waitv, epoll_wait, epoll_pwait, epoll_pwait2
            23 | 270 => 4,                    // select, pselect6
            _ => return None,
        }
    } else if cfg!(target_arch = "aarch64") {
        match number {
            73 => 2,                  // ppoll
            98 | 449 | 22 | 441 => 3, // futex, futex_waitv, epoll_pwait, epoll_pwait2
            72 => 4,                  // pselect6
            _ => return None,
        }
    } else {
        return None;
    };
    let limit = words.nth(place)?;
    u64::from_str_radix(limit.trim_start_matches("0x"), 16).ok()
}
