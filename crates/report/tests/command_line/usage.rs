//! The command line, and where the output goes.

use crate::started::{command, run, stderr, stdout, trial};
use libtest_mimic::Trial;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

pub(crate) fn all() -> Vec<Trial> {
    vec![
        trial(
            "a_wrong_command_line_is_explained",
            a_wrong_command_line_is_explained,
        ),
        trial("help_shows_examples", help_shows_examples),
        trial(
            "a_closed_stdout_is_a_quiet_end",
            a_closed_stdout_is_a_quiet_end,
        ),
        trial("a_full_disk_is_told", a_full_disk_is_told),
        trial("no_colours_in_a_pipe", no_colours_in_a_pipe),
    ]
}

fn a_wrong_command_line_is_explained() {
    let cases: &[(&[&str], &str)] = &[
        (&["--workers", "0"], "at least 1 worker"),
        (&["--workers", "1,0"], "at least 1 worker"),
        (&["--workers", "abc"], "not a number of workers"),
        (&["--workers", ""], "not a number of workers"),
        (&["--workers", "1,,2"], "not a number of workers"),
        (&["--workers", "100000"], "at most 256"),
        (
            &["--numbers", "99999999999999999999999"],
            "the most is 3810778, because the sum would not fit",
        ),
        (&["--numbers", "3810779"], "the most is 3810778"),
        (&["--numbers", "abc"], "not a whole number"),
        (&["--numbers", "-5"], "'-5'"),
        (&["--numbers"], "a value is required"),
        (
            &["--runner", "rayn"],
            "possible values: serial, threads, rayon",
        ),
        (&["--timeline", "picture.png"], "must end in .svg"),
        (&["--timeline", "/dev/null/a.svg"], "cannot be written"),
        (
            &["--timeline", "a.svg", "--numbers", "200001"],
            "at most 200000",
        ),
        (&["--format", "xml"], "possible values: table, json"),
        (&["--deadline", "0"], "from 0.001 to 86400"),
        (&["--nothing"], "unexpected argument '--nothing'"),
        (&["stray"], "unexpected argument 'stray'"),
    ];
    for (flags, message) in cases {
        let output = run("threads,rayon", flags);
        let stderr = stderr(&output);
        assert_eq!(
            (output.status.code(), stdout(&output).as_str()),
            (Some(2), ""),
            "{flags:?}"
        );
        assert!(
            stderr.starts_with("error: ") && stderr.contains(message),
            "{flags:?}: {stderr}"
        );
        assert!(!stderr.contains("panicked"), "{stderr}");
    }
}

fn help_shows_examples() {
    let output = run("rayon", &["--help"]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), "")
    );
    let help = stdout(&output);
    for part in [
        "Usage: cargo run -p ex0-test -- [OPTIONS]",
        "--numbers",
        "[default: 2000]",
        "--runner rayon",
        "ui.perfetto.dev",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert!(!help.contains("observed"), "{help}");
}

fn a_closed_stdout_is_a_quiet_end() {
    for format in ["table", "json"] {
        let mut child = command("threads,rayon", &["--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts again");
        let mut first = String::new();
        // The pipe is closed when this reader is dropped, after the first line.
        BufReader::new(child.stdout.take().expect("a pipe"))
            .read_line(&mut first)
            .expect("a line");
        let output = child.wait_with_output().expect("it ends");
        assert!(!first.is_empty());
        assert_eq!(
            (output.status.code(), stderr(&output).as_str()),
            (Some(0), ""),
            "{format}"
        );
    }
}

fn a_full_disk_is_told() {
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else {
        return;
    };
    let output = command("rayon", &[])
        .stdout(full)
        .output()
        .expect("the program starts again");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error: the results cannot be printed"),
        "{}",
        stderr(&output)
    );
}

fn no_colours_in_a_pipe() {
    let output = run("rayon,unwritten,fails", &["--numbers", "10"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
}
