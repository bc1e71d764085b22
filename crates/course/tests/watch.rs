//! `cargo course watch` in a real terminal: tmux presses the keys and reads the screen.
#![cfg(unix)]

mod learner;

use learner::terminal::{PATIENCE, Terminal};
use learner::{ENDLESS, FILE, Learner, answer, right};
use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

const KEYS: &str = "h hint · l list · r run · t timeline · q quit";

/// What ends it; that its window is closed is tried by itself.
const WAYS_OUT: [fn(&Terminal); 3] = [
    |terminal| terminal.press("q"),
    |terminal| terminal.press("C-c"),
    |terminal| {
        let mut kill = Command::new("kill");
        let kill = kill.args(["-TERM", &terminal.id().to_string()]);
        assert!(kill.status().expect("kill").success());
    },
];

#[test]
fn a_learner_watches() {
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("SKIPPED: `watch` is driven by tmux, and there is none here");
        return;
    }
    let learner = Learner::new("watch");
    let terminal = Terminal::open(&learner);
    from_a_broken_file_to_verdicts(&learner, &terminal);
    keys_show_pages(&terminal);
    the_exercise_runs_on_it(&learner, &terminal);
    ctrl_c_ends_that_run_alone(&learner, &terminal);
    #[cfg(target_os = "linux")]
    a_check_that_never_ends_is_given_up(&learner, &terminal);
    terminal.press("q");
    terminal.has_left_with(0);
    #[cfg(target_os = "linux")]
    leaving_gives_it_up(&learner, &terminal);
    every_way_out_leaves_the_terminal_as_it_was(&learner, &terminal);
    a_closed_window_ends_it(&terminal);
    drop(terminal);

    let terminal = Terminal::open(&learner);
    on_to_the_next_exercise(&learner, &terminal);
}

#[test]
fn without_a_terminal_it_says_so() {
    let learner = Learner::new("watch-nowhere");
    let output = learner
        .course(&["watch", "ex0"])
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("cargo course check"), "{stderr}");
}

fn from_a_broken_file_to_verdicts(learner: &Learner, terminal: &Terminal) {
    learner.write(&answer("oh"));
    terminal.watch();
    terminal.until("ex0-serial: it does not compile");
    terminal.until("cannot find value `oh`");

    // Several saves in a burst: the last one counts.
    for second in [
        "oh()",
        "list.len()",
        "let _ = (list, boo); todo!(\"now this\")",
    ] {
        learner.write(&answer(second));
    }
    terminal.until("3 of 4 tasks done");
    terminal.until("now this");
}

fn keys_show_pages(terminal: &Terminal) {
    terminal.press("h");
    terminal.until("Hint 1 of 3");
    terminal.press("l");
    terminal.until("minutes");
    terminal.press("Escape");
    terminal.until("now this");
}

/// `r` and `t` lend the terminal to the exercise's own program, until a key is pressed.
fn the_exercise_runs_on_it(learner: &Learner, terminal: &Terminal) {
    terminal.press("r");
    terminal.until("Press a key to go on.");
    let run = terminal.screen();
    assert!(
        run.contains("not written yet: the same for a list"),
        "{run}"
    );
    assert!(!run.contains(KEYS), "{run}");
    terminal.press("Space");
    terminal.until("now this");
    terminal.until(KEYS);

    terminal.press("t");
    terminal.until("Press a key to go on.");
    let picture = learner.root.join(".course/timelines/ex0-serial.svg");
    let drawn = fs::read_to_string(&picture).expect("it is drawn");
    assert!(drawn.contains("<svg"), "{drawn}");
    // What shows pictures on this system is the test's own program here: see `Terminal::open`.
    #[cfg(target_os = "linux")]
    terminal.until_drawn(|_| terminal.shown() == picture.to_string_lossy());
    terminal.press("Space");
    terminal.until("now this");
}

fn ctrl_c_ends_that_run_alone(learner: &Learner, terminal: &Terminal) {
    learner.write(&answer(
        "let _ = (list, boo); println!(\"round and round\"); loop { std::thread::park() }",
    ));
    terminal.press("r");
    terminal.until("round and round");
    terminal.press("C-c");
    terminal.until("Press a key to go on.");
    learner.write(&answer("let _ = (list, boo); todo!(\"after that\")"));
    terminal.press("Space");
    terminal.until("after that");
    terminal.until(KEYS);
}

/// The next save counts, and not the check of what was there before: no law has a deadline here that anybody lives
/// to see.
#[cfg(target_os = "linux")]
fn a_check_that_never_ends_is_given_up(learner: &Learner, terminal: &Terminal) {
    learner.write(&answer(ENDLESS));
    let first = terminal.until_it_checks("time_naps");
    learner.write(&answer("let _ = (list, boo); todo!(\"saved again\")"));
    terminal.until("saved again");
    terminal.until("3 of 4 tasks done");
    for process in first {
        assert!(!process.is_there(), "{} is left of the first", process.id);
    }
}

/// Whichever way: nothing is left, and the terminal is what it was.
#[cfg(target_os = "linux")]
fn leaving_gives_it_up(learner: &Learner, terminal: &Terminal) {
    learner.write(&answer(ENDLESS));
    for leave in WAYS_OUT {
        terminal.watch();
        terminal.until_it_checks("time_naps");
        leave(terminal);
        terminal.has_left_with(0);
        assert_eq!(terminal.started().len(), 0, "something is left");
    }
}

fn on_to_the_next_exercise(learner: &Learner, terminal: &Terminal) {
    terminal.watch();
    // In place, as other editors save.
    fs::write(learner.root.join(FILE), right()).expect("the file is written");
    terminal.until("✓ ex0-serial is done.");
    terminal.until("ex1-process: 0 of 4 tasks done");

    // Where the last line is cut and not broken, the screen was drawn for this width.
    terminal.resize(41, 30);
    let cut: String = KEYS.chars().take(40).collect();
    terminal.until_drawn(|screen| screen.lines().rev().find(|line| !line.is_empty()) == Some(&cut));
    terminal.press("q");
    terminal.has_left_with(0);
}

/// While nothing is checked.
fn every_way_out_leaves_the_terminal_as_it_was(learner: &Learner, terminal: &Terminal) {
    learner.write(&answer("list.is_empty()"));
    for leave in WAYS_OUT {
        terminal.watch();
        terminal.until("it does not compile");
        leave(terminal);
        terminal.has_left_with(0);
    }
    // For the next one: a check that does not end.
    learner.write(&answer(ENDLESS));
}

fn a_closed_window_ends_it(terminal: &Terminal) {
    terminal.watch();
    #[cfg(target_os = "linux")]
    terminal.until_it_checks("time_naps");
    #[cfg(not(target_os = "linux"))]
    terminal.until(KEYS);
    let id = terminal.id().to_string();
    let alive = || {
        let mut kill = Command::new("kill");
        let kill = kill.args(["-0", &id]).stderr(Stdio::null());
        kill.status().expect("kill").success()
    };
    assert!(alive());
    let mut tmux = terminal.tmux(&["kill-server"]);
    assert!(tmux.status().expect("tmux").success());
    let start = Instant::now();
    while alive() {
        assert!(start.elapsed() < PATIENCE, "it watches for nobody");
    }
    #[cfg(target_os = "linux")]
    assert_eq!(terminal.started().len(), 0, "something is left");
}
