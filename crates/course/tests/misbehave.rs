//! Answers that misbehave, through `cargo course check`: each ends with a verdict, leaves nothing, and the next check
//! works. In a copy of the workspace, so that nobody's answer is touched. On Linux, where all of what is asked for here is
//! promised: see `crates/spec/README.md`.
#![cfg(target_os = "linux")]

mod learner;

use learner::whole::{copy_of_the_course, put, target};
use learner::{version_of, versioned};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The right answers, of which one does something else first: what the variable says. So it is compiled once.
const ROGUE: &str = r#"
mod rogue {
    use std::io::Write;
    use std::process::Command;

    pub(super) fn act() {
        match std::env::var("COURSE_ROGUE").as_deref() {
            Ok("spins") => loop {
                std::hint::spin_loop();
            },
            Ok("grows") => {
                let mut kept = Vec::new();
                loop {
                    kept.push(std::hint::black_box(vec![1_u8; 1 << 16]));
                }
            }
            Ok("spreads") => spread(10),
            Ok("shell-spreads") => shell(
                "s() { if [ $1 -gt 0 ]; then s $(($1 - 1)) & s $(($1 - 1)) & fi; sleep 600; }; s 10",
            ),
            Ok("threads") => {
                let all: Vec<_> = (0..20_000)
                    .map(|_| std::thread::spawn(std::thread::park))
                    .collect();
                all.into_iter().for_each(|thread| drop(thread.join()));
            }
            Ok("prints") => loop {
                let _ = std::io::stdout().write_all(&[b'x'; 4096]);
                let _ = std::io::stderr().write_all(&[b'y'; 4096]);
            },
            Ok("kills-others") => shell(&format!(
                "for id in $(cat /proc/{0}/task/*/children); do [ $id = {1} ] || kill -KILL $id; done",
                std::os::unix::process::parent_id(),
                std::process::id(),
            )),
            Ok("kills-checks") => shell(&format!(
                "kill -KILL {}",
                std::os::unix::process::parent_id()
            )),
            Ok("detaches") => {
                shell("(setsid sleep 600 || sleep 600) <&- >&- 2>&- &");
                std::process::exit(0);
            }
            _ => {}
        }
    }

    fn shell(script: &str) {
        let _ = Command::new("sh").args(["-c", script]).status();
    }

    /// Ends by itself, after some two thousand.
    fn spread(generations: u32) {
        let start = |_| multiprocess::Process::start(spread, generations - 1);
        let two: Vec<_> = (0..2).filter(|_| generations > 0).map(start).collect();
        two.into_iter().flatten().for_each(|mut process| drop(process.join()));
        std::thread::park();
    }
}
"#;

/// What is asked for, and the verdict; where an answer only harms others, it is its own answer that counts.
const KINDS: [(&str, Option<&str>); 9] = [
    ("spins", Some("TIMED OUT")),
    ("grows", Some("OUT OF MEMORY")),
    ("spreads", Some("TOO MANY PROCESSES")),
    ("shell-spreads", Some("TOO MANY PROCESSES")),
    ("threads", Some("TOO MANY THREADS")),
    ("prints", Some("TIMED OUT")),
    ("detaches", Some("CRASHED")),
    ("kills-others", None),
    ("kills-checks", None),
];

#[test]
fn each_ends_with_its_verdict_and_the_next_check_works() {
    // Its exercises have a version of their own: else cargo would take the rogue for the exercise of this workspace,
    // which has the same target folder.
    let version = version_of("misbehave");
    let course = copy_of_the_course("misbehave", |name, bytes| {
        if name.starts_with("exercises") {
            versioned(bytes, &version)
        } else {
            bytes
        }
    });
    write_answer(&course);
    for (kind, verdict) in KINDS {
        let output = check(&course, kind);
        let said = said(&output);
        if let Some(verdict) = verdict {
            assert_eq!(output.status.code(), Some(1), "{kind}: {said}");
            assert!(said.contains(verdict), "{kind}: {said}");
        } else {
            // Refused where there is a fence; else a law that was ended says so.
            let told = output.status.success() || said.contains("CRASHED");
            assert!(told, "{kind}: {said}");
        }
        assert!(said.lines().count() < 200, "{kind}: {said}");
        assert_eq!(left(kind), Vec::<String>::new(), "{kind} left these");
        println!("{kind}: {}", verdict.unwrap_or("nothing came of it"));
    }
    let output = check(&course, "behaves");
    assert!(output.status.success(), "{}", said(&output));
}

fn check(course: &Path, kind: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_course"))
        .args(["check", "ex3"])
        .current_dir(course)
        .env("CARGO_MANIFEST_DIR", course.join("crates/course"))
        // The other packages that these need are built there.
        .env("CARGO_TARGET_DIR", target())
        .env("COURSE_ROGUE", kind)
        // Those that only end at the deadline are not waited for so long.
        .env(
            "COURSE_DEADLINE",
            if ["spins", "prints"].contains(&kind) {
                "3"
            } else {
                "60"
            },
        )
        .output()
        .expect("it runs")
}

/// The processes that were started for that kind and are still there.
fn left(kind: &str) -> Vec<String> {
    let mark = format!("COURSE_ROGUE={kind}");
    let table = fs::read_dir("/proc").expect("the process table").flatten();
    let marked = table.filter(|entry| {
        let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
        environment
            .split(|byte| *byte == 0)
            .any(|entry| entry == mark.as_bytes())
    });
    marked
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}

/// The solution of exercise 3, with the rogue in its first task.
fn write_answer(course: &Path) {
    let solution = fs::read_to_string(course.join("solutions/src/ex3_sum_squares.rs"));
    let solution = solution.expect("the solution");
    let with_module = solution.replacen(
        "use std::error::Error;",
        "use std::error::Error;\npub mod show;",
        1,
    );
    let begin = "pub fn executor_runner(numbers: u64, workers: usize) -> Answer {\n";
    let answer = with_module.replacen(begin, &format!("{begin}    rogue::act();\n"), 1);
    assert_ne!(
        answer, with_module,
        "the solution has another beginning now"
    );
    put(
        &course.join("exercises/ex3-sum-squares/src/lib.rs"),
        format!("{answer}{ROGUE}").as_bytes(),
    );
}
