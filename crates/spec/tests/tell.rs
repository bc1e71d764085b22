//! What the checks tell an audience; and that whatever they leave when an answer ends them is found.

use course_core::probe::{self, Plan};
#[cfg(target_os = "linux")]
use spec::harness::Mark;
use spec::tell::{Audience, Ended, Told};
use spec::{Finding, Law, Subject, Task, Verdict};
use std::collections::HashMap;
use std::process::{Command, ExitCode, Stdio};

/// Makes this program, started again, the checks. Their children inherit it.
const CHECKS: &str = "TELL_TEST_CHECKS";
/// Its value for checks that go on by themselves until a deadline.
const SLOW: &str = "slow";

struct Answer;

const TASKS: [Task; 1] = [Task {
    number: 7,
    function: "doubles",
    title: "double a number",
    minutes: 1,
    hints: ["a", "b", "c"],
    starts_with: Verdict::NotWrittenYet,
}];

fn doubles(number: u64) -> u64 {
    probe::work("doubles", number, || number * 2)
}

impl Subject for Answer {
    const PACKAGE: &'static str = "ex99-telling";
    const WORK: &'static str = "doubles";

    fn tasks() -> &'static [Task] {
        &TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        vec![
            Law::new("doubles", "is_seen", "because", |_, lab| {
                let plan = Plan::watch(Self::WORK);
                lab.observe("doubles(0..3)", plan, || {
                    Ok((0..3).map(doubles).sum::<u64>())
                })?;
                Ok(())
            }),
            Law::new("doubles", "is_right", "because", |_, _| {
                println!("a last word");
                Err(Finding::new(Verdict::WrongResult, "4 in place of 5"))
            }),
            Law::new("given", "knows_of_no_audience", "because", |_, _| {
                let told = std::env::vars_os().any(|(name, _)| name == "COURSE_TELL");
                assert!(!told, "an answer could talk to the audience");
                while std::env::var_os(CHECKS).is_some_and(|checks| checks == SLOW) {
                    std::hint::spin_loop();
                }
                Ok(())
            })
            .waiting(),
        ]
    }
}

fn main() -> ExitCode {
    if std::env::var_os(CHECKS).is_some() {
        return spec::main(Answer);
    }
    the_checks_tell_what_they_find();
    the_checks_end_with_their_audience();
    settings_that_are_no_numbers_are_told();
    #[cfg(target_os = "linux")]
    what_carries_the_mark_is_ended();
    println!("the checks tell their audience ... ok");
    ExitCode::SUCCESS
}

fn checks(audience: &Audience) -> Command {
    let (name, value) = audience.environment();
    let mut command = Command::new(std::env::current_exe().expect("a test knows its own program"));
    command
        .env(CHECKS, "yes")
        .env(name, value)
        .stdout(Stdio::null());
    command
}

fn the_checks_tell_what_they_find() {
    let audience = Audience::open().expect("a port");
    let status = checks(&audience)
        .arg("--test-threads=1")
        .status()
        .expect("this program");
    assert!(!status.success(), "one of the laws fails");
    let mut told = audience.told().iter();
    let Some(Told::Laws(laws)) = told.next() else {
        panic!("the laws come first");
    };
    let paths: Vec<_> = laws
        .iter()
        .map(|law| (law.path.as_str(), law.task))
        .collect();
    assert_eq!(
        paths,
        [
            ("doubles::is_seen", Some(7)),
            ("doubles::is_right", Some(7)),
            ("given::knows_of_no_audience", None)
        ]
    );
    let mut started = Vec::new();
    let mut ended: HashMap<String, Ended> = HashMap::new();
    for told in told {
        match told {
            Told::Started(law) => started.push(law),
            Told::Ended(end) => {
                assert!(started.contains(&end.law), "{} has not started", end.law);
                ended.insert(end.law.clone(), *end);
            }
            Told::Laws(_) => panic!("the laws come once"),
        }
    }
    assert_eq!(ended.len(), 3);
    assert_eq!(
        started[0], "given::knows_of_no_audience",
        "who waits is asked first"
    );
    let seen = &ended["doubles::is_seen"];
    assert_eq!(seen.finding, None);
    assert_eq!((seen.calls, seen.workers), (3, 1));
    assert_eq!(seen.evidence.as_ref().expect("it was observed").peak, 1);
    let right = &ended["doubles::is_right"];
    let finding = right.finding.as_ref().expect("it is wrong");
    assert_eq!(
        (finding.verdict, finding.seen.as_str()),
        (Verdict::WrongResult, "4 in place of 5")
    );
    assert_eq!(right.output, "a last word");
    assert!(right.evidence.is_none(), "nothing was observed");
    let lonely = &ended["given::knows_of_no_audience"];
    assert_eq!(lonely.finding, None, "{:?}", lonely.finding);
}

fn settings_that_are_no_numbers_are_told() {
    for (name, value) in [
        ("COURSE_SEED", "soon"),
        ("COURSE_DEADLINE", "soon"),
        ("COURSE_DEADLINE", "0"),
    ] {
        let audience = Audience::open().expect("a port");
        let output = checks(&audience).env(name, value).output();
        let output = output.expect("this program");
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.starts_with(&format!("{name} is \"{value}\"")),
            "{said}"
        );
    }
}

fn the_checks_end_with_their_audience() {
    let audience = Audience::open().expect("a port");
    let mut checks = checks(&audience)
        .env(CHECKS, SLOW)
        .spawn()
        .expect("this program");
    let first = audience.told().recv();
    assert!(matches!(first, Ok(Told::Laws(_))));
    drop(audience);
    // At the deadline they would end with 101.
    let status = checks.wait().expect("our own child");
    assert_eq!(status.code(), Some(1), "{status}");
}

/// Two that nobody waits for, one of them in a session of its own.
#[cfg(target_os = "linux")]
fn what_carries_the_mark_is_ended() {
    let mark = Mark::new();
    let (name, value) = mark.environment();
    let status = Command::new("sh")
        .args(["-c", "setsid sleep 600 & sleep 600 & exit"])
        .env(name, value)
        .status()
        .expect("a shell");
    assert!(status.success());
    let marked = format!("{name}={value}");
    let left = || {
        let table = std::fs::read_dir("/proc").expect("the process table");
        let carries = |entry: &std::fs::DirEntry| {
            let environment = std::fs::read(entry.path().join("environ")).unwrap_or_default();
            environment
                .split(|byte| *byte == 0)
                .any(|entry| entry == marked.as_bytes())
        };
        table.flatten().filter(carries).count()
    };
    assert_eq!(left(), 2);
    mark.sweep();
    assert_eq!(left(), 0);
}
