//! A course of two exercises, its newer version, and a learner's copy of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The files that a learner edits.
pub(crate) const ONE: &str = "exercises/ex0-serial/src/lib.rs";
pub(crate) const TWO: &str = "exercises/ex3-sum-squares/src/lib.rs";
/// A file that is none of these.
pub(crate) const PLAN: &str = "docs/plan.md";
const LINES: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";

/// A folder with the course in `course`, and a copy of it in `mine`.
pub(crate) struct World {
    folder: TempDir,
}

impl World {
    /// `mine` is a clone.
    pub(crate) fn of_clones() -> Self {
        let world = Self::empty();
        write_course(&world.course(), "old");
        git(
            &world.course(),
            &["init", "--quiet", "--initial-branch=main"],
        );
        commit(&world.course(), "the course");
        git(world.folder.path(), &["clone", "--quiet", "course", "mine"]);
        world
    }

    /// `mine` is an unpacked download, and so is `course`.
    pub(crate) fn of_downloads() -> Self {
        let world = Self::empty();
        write_course(&world.course(), "old");
        write_course(&world.mine(), "old");
        world
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn course(&self) -> PathBuf {
        self.folder.path().join("course")
    }

    pub(crate) fn mine(&self) -> PathBuf {
        self.folder.path().join("mine")
    }

    /// The course becomes newer: both starters, a file of its own, and another exercise.
    pub(crate) fn course_changes(&self) {
        write_course(&self.course(), "newer");
        write(
            &self.course(),
            "exercises/ex4-pool/Cargo.toml",
            "[package]\n",
        );
        write(&self.course(), "exercises/ex4-pool/src/lib.rs", "// ex4\n");
        if self.course().join(".git").exists() {
            commit(&self.course(), "a newer course");
        }
    }

    /// What the learner did to a file.
    pub(crate) fn edit(&self, name: &str, text: &str) {
        write(&self.mine(), name, text);
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let file = self.mine().join(name);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.mine().join(name).exists()
    }

    /// `cargo course` in the learner's copy.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(env!("CARGO_BIN_EXE_course"), arguments)
    }

    /// A program in the learner's copy, as cargo would start it.
    pub(crate) fn command_of(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(self.mine())
            .env("CARGO_MANIFEST_DIR", self.mine().join("crates/course"));
        alone(&mut command);
        command
    }

    /// An update that succeeds. Gives what it said.
    pub(crate) fn update(&self, arguments: &[&str]) -> String {
        let output = self.try_update(arguments);
        let said = said(&output);
        assert!(output.status.success(), "{said}");
        said
    }

    pub(crate) fn try_update(&self, arguments: &[&str]) -> Output {
        let arguments = [&["update"], arguments].concat();
        self.command(&arguments).output().expect("it runs")
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(&self.mine(), arguments)
    }

    /// Nothing of an update is left to be done, and git is in the middle of nothing.
    pub(crate) fn is_at_rest(&self) {
        assert!(!self.has(".course/update.json"));
        assert!(!self.has(".git/MERGE_HEAD"));
    }
}

pub(crate) fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}

/// The text of a starter, which is also what is made of the solution below.
pub(crate) fn starter(version: &str) -> String {
    format!("//! {version}\n{LINES}// write me\n")
}

fn write_course(root: &Path, version: &str) {
    for (name, solution) in [(ONE, "ex0_serial"), (TWO, "ex3_sum_squares")] {
        write(root, name, &starter(version));
        write(
            root,
            &name.replace("src/lib.rs", "Cargo.toml"),
            "[package]\n",
        );
        let marks = "// <solution>\n// right\n// </solution>\n//| // write me\n";
        let text = format!("//! {version}\n{LINES}{marks}");
        write(root, &format!("solutions/src/{solution}.rs"), &text);
    }
    write(root, PLAN, &format!("{version}\n{LINES}the end\n"));
    write(root, "Cargo.toml", &format!("# {version}\n"));
    write(root, "crates/course/Cargo.toml", "[package]\n");
    let ignored = "/.course\n*.new\n*.mine-*\n";
    write(root, ".gitignore", ignored);
}

pub(crate) fn write(root: &Path, name: &str, text: &str) {
    let file = root.join(name);
    fs::create_dir_all(file.parent().expect("it has a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

pub(crate) fn commit(root: &Path, what: &str) {
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message", what]);
}

pub(crate) fn git(root: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(root);
    alone(&mut command);
    let output = command.output().expect("git");
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        said(&output)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Without the settings of whoever runs the tests.
fn alone(command: &mut Command) {
    command
        .env("HOME", "/nonexistent")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE");
    for role in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{role}_NAME"), "A learner")
            .env(format!("GIT_{role}_EMAIL"), "learner@example.org");
    }
}
