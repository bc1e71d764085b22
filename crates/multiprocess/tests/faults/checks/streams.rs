//! The standard streams belong to the tasks.

use std::io::Write;
use std::process::{Output, Stdio};

use multiprocess::Pool;

use crate::common::{check, scenario, scenario_command, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("lines_come_whole", lines_come_whole),
        check("half_a_line_is_shown", half_a_line_is_shown),
        check("a_task_finds_stdin_empty", a_task_finds_stdin_empty),
        check(
            "programs_that_tasks_start_inherit_nothing_of_ours",
            programs_that_tasks_start_inherit_nothing_of_ours,
        ),
        check(
            "binary_garbage_on_stdout_disturbs_nothing",
            binary_garbage_on_stdout_disturbs_nothing,
        ),
    ]
}

pub(crate) fn scenarios() -> Vec<(&'static str, fn())> {
    vec![
        scenario("lines", print_lines),
        scenario("half", print_half),
        scenario("stdin", read_stdin),
    ]
}

fn output_of(name: &str) -> Output {
    let mut child = scenario_command(name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended without reading.
    let _ = child.stdin.take().unwrap().write_all(b"for the parent\n");
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

fn line(x: u32) -> String {
    format!("line {x} of {x:0300}")
}

fn print_lines() {
    let pool = Pool::new(3).unwrap();
    pool.map(|x| println!("{}", line(x)), 0..600).unwrap();
}

fn lines_come_whole() {
    let output = String::from_utf8(output_of("lines").stdout).unwrap();
    let mut lines: Vec<_> = output.lines().map(str::to_owned).collect();
    lines.sort_unstable();
    let mut expected: Vec<_> = (0..600).map(line).collect();
    expected.sort_unstable();
    assert_eq!(lines, expected);
}

fn print_half() {
    let pool = Pool::new(1).unwrap();
    pool.apply(|()| print!("half"), ()).unwrap();
    std::io::stdout().write_all(b" and the parent's\n").unwrap();
    // This one never comes to an end, and what it said is not lost with it.
    pool.apply(
        |()| {
            println!("a whole line");
            table::signal(std::process::id(), rustix::process::Signal::KILL);
        },
        (),
    )
    .unwrap_err();
}

fn half_a_line_is_shown() {
    assert_eq!(
        String::from_utf8(output_of("half").stdout).unwrap(),
        "half and the parent's\na whole line\n"
    );
}

fn read_stdin() {
    let pool = Pool::new(2).unwrap();
    let read = |()| {
        let mut text = String::new();
        std::io::stdin().read_line(&mut text).unwrap();
        text
    };
    assert_eq!(
        pool.apply(read, ()).unwrap(),
        "",
        "as if at the end of a file"
    );
    assert_eq!(
        pool.apply(|x: u8| x, 1).unwrap(),
        1,
        "the channel is not what was read"
    );
    let mut text = String::new();
    std::io::stdin().read_line(&mut text).unwrap();
    assert_eq!(
        text, "for the parent\n",
        "the parent's own stdin is its own"
    );
}

fn a_task_finds_stdin_empty() {
    output_of("stdin");
}

fn programs_that_tasks_start_inherit_nothing_of_ours() {
    let pool = Pool::new(1).unwrap();
    let listing = |()| {
        let output = std::process::Command::new("ls")
            .args(["-l", "/proc/self/fd"])
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let listing = pool.apply(listing, ()).unwrap();
    assert!(
        !listing.contains("socket:") && !listing.contains("memfd"),
        "{listing}"
    );
}

fn binary_garbage_on_stdout_disturbs_nothing() {
    let pool = Pool::new(2).unwrap();
    let noisy = |x: u32| {
        std::io::stdout()
            .write_all(&[0, 255, 10, 13, 200].repeat(1000))
            .unwrap();
        std::io::stderr()
            .write_all(&[0, 255, 10, 13, 200].repeat(1000))
            .unwrap();
        x
    };
    assert_eq!(pool.map(noisy, 0..20).unwrap(), (0..20).collect::<Vec<_>>());
}
