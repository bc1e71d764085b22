//! A terminal of tmux's, in which somebody watches.

use super::Learner;
#[cfg(target_os = "linux")]
use super::processes::{Process, carrying, marked_by};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Far more than anything takes: the first build on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(5);

/// A terminal of tmux's, with a shell in it.
pub(crate) struct Terminal {
    name: String,
    folder: tempfile::TempDir,
}

impl Terminal {
    pub(crate) fn open(learner: &Learner) -> Self {
        let terminal = Self {
            name: format!("course-watch-{}", std::process::id()),
            folder: tempfile::tempdir().expect("a folder"),
        };
        let mut program = learner.course(&["watch"]);
        // Whatever is checked without an end is to be given up before that, or the test has its patience tried.
        program.env("COURSE_DEADLINE", "3600");
        let folder = terminal.folder.path().display();
        let script = format!(
            "stty -g > {folder}/before\n\
             PATH={folder}:$PATH sh -c 'echo $$ > {folder}/id; exec \"$@\"' sh {} watch\n\
             code=$?\nstty -g > {folder}/after\necho left with $code\n",
            program.get_program().display()
        );
        fs::write(terminal.file("watch"), script).expect("a script");
        terminal.write_viewer();
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

    /// In place of what shows pictures on Linux: a program that writes down which.
    fn write_viewer(&self) {
        let viewer = self.file("xdg-open");
        let script = format!(
            "#!/bin/sh\nprintf %s \"$1\" > {}\n",
            self.file("shown").display()
        );
        fs::write(&viewer, script).expect("a script");
        fs::set_permissions(&viewer, Permissions::from_mode(0o755)).expect("our own file");
    }

    /// The picture that was shown last.
    pub(crate) fn shown(&self) -> String {
        fs::read_to_string(self.file("shown")).unwrap_or_default()
    }

    /// The process that watches.
    pub(crate) fn id(&self) -> u32 {
        let id = fs::read_to_string(self.file("id")).expect("it has begun");
        id.trim().parse().expect("a number")
    }

    /// What its checks have started, and has not ended.
    #[cfg(target_os = "linux")]
    pub(crate) fn started(&self) -> Vec<Process> {
        carrying(&marked_by(self.id()))
    }

    /// Waits until it says that it checks, and a law of that function is being asked; the processes of such laws.
    #[cfg(target_os = "linux")]
    pub(crate) fn until_it_checks(&self, function: &str) -> Vec<Process> {
        let law = format!("COURSE_LAW=answer/{function}::");
        let asked = || {
            let mut started = self.started();
            started.retain(|process| process.has(&law));
            started
        };
        self.until_drawn(|screen| screen.contains("checking, ") && !asked().is_empty());
        asked()
    }

    pub(crate) fn tmux(&self, arguments: &[&str]) -> Command {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", &self.name]).args(arguments);
        tmux
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn watch(&self) {
        let _ = fs::remove_file(self.file("id"));
        self.type_in(&format!("clear; . {}", self.file("watch").display()));
        // What stood there before is gone when the script has begun.
        self.until_drawn(|_| self.file("id").exists());
    }

    pub(crate) fn type_in(&self, line: &str) {
        assert!(
            self.tmux(&["send-keys", "-l", line])
                .status()
                .expect("tmux")
                .success()
        );
        self.press("Enter");
    }

    pub(crate) fn press(&self, key: &str) {
        assert!(
            self.tmux(&["send-keys", key])
                .status()
                .expect("tmux")
                .success()
        );
    }

    pub(crate) fn resize(&self, columns: u32, rows: u32) {
        let (columns, rows) = (columns.to_string(), rows.to_string());
        let mut tmux = self.tmux(&["resize-window", "-x", &columns, "-y", &rows]);
        assert!(tmux.status().expect("tmux").success());
    }

    pub(crate) fn screen(&self) -> String {
        let output = self.tmux(&["capture-pane", "-p"]).output().expect("tmux");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(crate) fn until(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(
                start.elapsed() < PATIENCE,
                "no `{text}` on the screen:\n{}",
                self.screen()
            );
        }
    }

    pub(crate) fn until_drawn(&self, drawn: impl Fn(&str) -> bool) {
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
    pub(crate) fn has_left_with(&self, code: i32) {
        self.until(&format!("left with {code}"));
        let settings = |name| fs::read_to_string(self.file(name)).expect("stty has told");
        assert_eq!(settings("before"), settings("after"));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.tmux(&["kill-server"]).stderr(Stdio::null()).status();
    }
}
