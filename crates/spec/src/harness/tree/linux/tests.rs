use super::*;
use std::collections::BTreeSet;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// Waits until it is so. The limit says that it hangs, not that it is slow.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_mins(2), "never: {what}");
        std::thread::yield_now();
    }
}

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
    until("all three are there", || {
        tree.strays_of(&table()).count() >= 3
    });
    assert_eq!(tree.children(), 2);
    tree.kill();
    shell.wait().expect("our own child");
    assert_eq!(tree.strays_of(&table()).count(), 0);
}

#[test]
fn a_family_is_what_the_table_says_also_those_whose_parent_has_ended() {
    become_the_parent_of_strays();
    let mut shell = Command::new("sh")
        .args([
            "-c",
            "(sleep 300 &); (setsid sleep 300 &); sleep 300 & echo all; read nothing",
        ])
        .env("COURSE_FAMILY_TEST", "marked")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .expect("a shell");
    let tree = Tree::new(shell.id(), Some("COURSE_FAMILY_TEST=marked".into()));
    let ids = |processes: Vec<Process>| -> BTreeSet<u32> {
        processes.iter().map(|process| process.id).collect()
    };
    let mut all = [0; 4];
    let mut words = shell.stdout.take().expect("it is piped");
    words.read_exact(&mut all).expect("the shell says so");
    // The shell, and the sleep that it started itself, and the orphan that stayed in its group.
    until("the orphans have left", || {
        ids(tree.listed()).len() == 3 && tree.strays_of(&table()).count() == 4
    });
    assert_eq!(family(shell.id()).map(ids), Some(ids(tree.listed())));
    tree.kill();
    shell.wait().expect("our own child");
    assert_eq!(tree.strays_of(&table()).count(), 0);
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
    until("it waits", || still(&tree));
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
        until("it waits in a futex", || {
            fs::read_to_string(&place).is_ok_and(|at| at.contains("futex"))
        });
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
    until("it naps", || {
        fs::read_to_string(&place).is_ok_and(|at| at.contains("nanosleep"))
    });
    for _ in 0..200 {
        assert_eq!(tree.activity(), Activity::Moving);
    }
    tree.kill();
    nap.wait().expect("our own child");
}

#[test]
fn memory_is_what_the_tree_holds() {
    let held = vec![1_u8; 64 << 20];
    assert!(Tree::own().size().memory > held.len() as u64);
}

/// Two shells of a shell, and so on, each in a session of its own: to kill them one by one is too slow.
const SPREAD_APART: &str = r#"
if [ "$1" -gt 0 ]; then
    setsid sh -c "$BOMB" bomb $(($1 - 1)) &
    setsid sh -c "$BOMB" bomb $(($1 - 1)) &
fi
sleep 300"#;

#[test]
fn who_spreads_faster_than_he_is_killed_is_stopped_first() {
    become_the_parent_of_strays();
    let mut shell = Command::new("sh")
        // 1023 shells, if nobody stops them.
        .args(["-c", SPREAD_APART, "bomb", "9"])
        .env("BOMB", SPREAD_APART)
        .env("COURSE_SPREAD_TEST", "marked")
        .spawn()
        .expect("a shell");
    let tree = Tree::new(shell.id(), Some("COURSE_SPREAD_TEST=marked".into()));
    until("a hundred shells", || tree.size().processes >= 100);
    tree.kill();
    shell.wait().expect("our own child");
    assert_eq!(tree.strays_of(&table()).count(), 0);
}

#[test]
fn no_signal_goes_to_what_is_no_process() {
    for id in [0, 1, u32::MAX, i32::MAX.cast_unsigned() + 1] {
        assert_eq!(pid(id), None);
    }
    assert!(pid(2).is_some());
}
