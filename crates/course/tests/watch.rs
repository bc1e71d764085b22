//! `cargo course watch` in a real terminal: tmux presses the keys and reads the screen.
#![cfg(unix)]

mod learner;

use learner::{FILE, Learner, answer, right};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Far more than anything takes: the first build on a busy machine.
const PATIENCE: Duration = Duration::from_mins(5);
const KEYS: &str = "h hint · l list · r run · t timeline · q quit";

#[test]
fn a_learner_watches() {
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("SKIPPED: `watch` is driven by tmux, and there is none here");
        return;
    }
    let learner = Learner::new("watch");
    let terminal = Terminal::open(&learner);
    from_a_broken_file_to_the_next_exercise(&learner, &terminal);
    every_way_out_leaves_the_terminal_as_it_was(&terminal);
    a_closed_window_ends_it(&terminal);
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

fn from_a_broken_file_to_the_next_exercise(learner: &Learner, terminal: &Terminal) {
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

    terminal.press("h");
    terminal.until("Hint 1 of 3");
    terminal.press("l");
    terminal.until("minutes");
    terminal.press("Escape");
    terminal.until("now this");

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

fn every_way_out_leaves_the_terminal_as_it_was(terminal: &Terminal) {
    terminal.watch();
    terminal.until("t timeline");
    terminal.press("C-c");
    terminal.has_left_with(0);

    terminal.watch();
    terminal.until("t timeline");
    let id = fs::read_to_string(terminal.file("id")).expect("it has begun");
    assert!(
        Command::new("kill")
            .args(["-TERM", id.trim()])
            .status()
            .expect("kill")
            .success()
    );
    terminal.has_left_with(0);
}

fn a_closed_window_ends_it(terminal: &Terminal) {
    terminal.watch();
    terminal.until("t timeline");
    let id = fs::read_to_string(terminal.file("id")).expect("it has begun");
    let alive = || {
        let mut kill = Command::new("kill");
        let kill = kill.args(["-0", id.trim()]).stderr(Stdio::null());
        kill.status().expect("kill").success()
    };
    assert!(alive());
    let mut tmux = terminal.tmux(&["kill-server"]);
    assert!(tmux.status().expect("tmux").success());
    let start = Instant::now();
    while alive() {
        assert!(start.elapsed() < PATIENCE, "it watches for nobody");
    }
}

/// A terminal of tmux's, with a shell in it.
struct Terminal {
    name: String,
    folder: tempfile::TempDir,
}

impl Terminal {
    fn open(learner: &Learner) -> Self {
        let terminal = Self {
            name: format!("course-watch-{}", std::process::id()),
            folder: tempfile::tempdir().expect("a folder"),
        };
        let program = learner.course(&["watch"]);
        let folder = terminal.folder.path().display();
        let script = format!(
            "stty -g > {folder}/before\n\
             sh -c 'echo $$ > {folder}/id; exec \"$@\"' sh {} watch\n\
             code=$?\nstty -g > {folder}/after\necho left with $code\n",
            program.get_program().display()
        );
        fs::write(terminal.file("watch"), script).expect("a script");
        let mut tmux = terminal.tmux(&[
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "45",
        ]);
        for (name, value) in program.get_envs() {
            let value = value.unwrap_or_default().to_string_lossy();
            tmux.arg("-e")
                .arg(format!("{}={value}", name.to_string_lossy()));
        }
        tmux.arg("-c").arg(&learner.root).arg("sh");
        assert!(tmux.status().expect("tmux").success());
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> Command {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", &self.name]).args(arguments);
        tmux
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn watch(&self) {
        let _ = fs::remove_file(self.file("id"));
        self.type_in(&format!("clear; . {}", self.file("watch").display()));
        // What stood there before is gone when the script has begun.
        self.until_drawn(|_| self.file("id").exists());
    }

    fn type_in(&self, line: &str) {
        assert!(
            self.tmux(&["send-keys", "-l", line])
                .status()
                .expect("tmux")
                .success()
        );
        self.press("Enter");
    }

    fn press(&self, key: &str) {
        assert!(
            self.tmux(&["send-keys", key])
                .status()
                .expect("tmux")
                .success()
        );
    }

    fn resize(&self, columns: u32, rows: u32) {
        let (columns, rows) = (columns.to_string(), rows.to_string());
        let mut tmux = self.tmux(&["resize-window", "-x", &columns, "-y", &rows]);
        assert!(tmux.status().expect("tmux").success());
    }

    fn screen(&self) -> String {
        let output = self.tmux(&["capture-pane", "-p"]).output().expect("tmux");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn until(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(
                start.elapsed() < PATIENCE,
                "no `{text}` on the screen:\n{}",
                self.screen()
            );
        }
    }

    fn until_drawn(&self, drawn: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !drawn(&self.screen()) {
            assert!(
                start.elapsed() < PATIENCE,
                "not drawn so:\n{}",
                self.screen()
            );
        }
    }

    /// The shell is there again, and the terminal is what it was for it.
    fn has_left_with(&self, code: i32) {
        self.until(&format!("left with {code}"));
        let settings = |name| fs::read_to_string(self.file(name)).expect("stty has told");
        assert_eq!(settings("before"), settings("after"));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.tmux(&["kill-server"]).status();
    }
}
