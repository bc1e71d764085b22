//! Programs that do not come back, or not as they should.

use crate::{Rogue, harmless, rogue};
use rustix::process::{Signal, getpid, kill_process};
use spec::Verdict;
use spec::corpus::Entry;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// For those that would go on for ever.
const SOON: Duration = Duration::from_secs(2);

pub(crate) fn rogues() -> Vec<Entry<Rogue>> {
    vec![
        rogue("panics", Verdict::Panicked, || panic!("on purpose")),
        rogue("is_not_written", Verdict::NotWrittenYet, || {
            todo!("write me")
        }),
        rogue("exits_with_0", Verdict::Crashed, || std::process::exit(0)),
        rogue("aborts", Verdict::Crashed, || std::process::abort()),
        rogue("locks_twice", Verdict::Deadlock, lock_twice),
        rogue("waits_for_its_own_child", Verdict::Deadlock, wait_for_child),
        rogue("never_ends", Verdict::TimedOut, || {
            loop {
                std::hint::spin_loop();
            }
        })
        .deadline(SOON),
        rogue("naps_for_ever", Verdict::TimedOut, || {
            thread::sleep(Duration::from_mins(10));
        })
        .deadline(Duration::from_secs(5)),
        rogue("ignores_signals", Verdict::TimedOut, || {
            shell("trap '' HUP INT TERM QUIT USR1 CHLD; while :; do :; done");
        })
        .deadline(SOON),
        rogue("stops_itself", Verdict::Deadlock, || {
            kill_process(getpid(), Signal::STOP).expect("nobody forbids it");
        }),
        rogue("stops_its_child", Verdict::Deadlock, || {
            shell("kill -STOP $$");
        }),
        // All that it had open is closed by that, and it goes on.
        rogue("becomes_another_program", Verdict::Crashed, || {
            let error = Command::new("sleep").arg("600").exec();
            panic!("{error}");
        }),
        rogue("detaches", Verdict::Crashed, || {
            shell("(setsid sleep 600 || sleep 600) <&- >&- 2>&- & exit");
            std::process::exit(0);
        }),
        harmless("leaves_daemons", leave_daemons),
        harmless("leaves_its_group", || {
            // Refused where there is a fence; found by their parent or their mark where there is none.
            let _ = Command::new("sleep").arg("600").process_group(0).spawn();
            let _ = rustix::process::setsid();
        }),
    ]
}

fn shell(script: &str) {
    Command::new("sh")
        .args(["-c", script])
        .status()
        .expect("a shell");
}

fn lock_twice() {
    let lock = Mutex::new(0);
    let first = lock.lock();
    let second = lock.lock();
    drop((first, second));
}

/// A child that waits for a line, and is waited for.
fn wait_for_child() {
    let mut child = Command::new("cat")
        .stdin(Stdio::piped())
        .spawn()
        .expect("cat");
    let line = child.stdin.take();
    let _ = child.wait();
    drop(line);
}

/// One of them in a session of its own where it may, one below another that has ended.
#[expect(clippy::zombie_processes, reason = "the mistake")]
fn leave_daemons() {
    Command::new("sleep").arg("600").spawn().expect("sleep");
    Command::new("setsid")
        .args(["sleep", "600"])
        .spawn()
        .expect("setsid");
    shell("(setsid sleep 600 || sleep 600) & exit");
}
