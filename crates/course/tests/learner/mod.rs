//! A learner: a workspace of their own, whose exercises are copies and whose other folders are links, and the program.
#![allow(dead_code, reason = "each test takes what it needs")]

#[cfg(target_os = "linux")]
pub(crate) mod processes;
pub(crate) mod terminal;
pub(crate) mod whole;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The file that is edited.
pub(crate) const FILE: &str = "exercises/ex0-serial/src/lib.rs";

pub(crate) struct Learner {
    pub(crate) root: PathBuf,
}

impl Learner {
    /// A workspace for that test. It stands where it stood the last time, so that what was built then is not
    /// built again; the exercises are as they are here, nothing is remembered, and exercise 0 is not written.
    pub(crate) fn new(test: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        fs::create_dir_all(&root).expect("a folder");
        let course = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .expect("crates/course");
        for entry in fs::read_dir(course).expect("the course").flatten() {
            let name = entry.file_name();
            let hidden = name.to_string_lossy().starts_with('.');
            let own = ["exercises", "target", "Cargo.lock"]
                .iter()
                .any(|own| name == *own);
            if !hidden && !own && !root.join(&name).exists() {
                symlink(entry.path(), root.join(&name)).expect("a link");
            }
        }
        copy(&course.join("Cargo.lock"), &root.join("Cargo.lock"));
        let version = version_of(test);
        let exercises = |text: Vec<u8>| versioned(text, &version);
        copy_with(
            &course.join("exercises"),
            &root.join("exercises"),
            &exercises,
        );
        let _ = fs::remove_dir_all(root.join(".course"));
        let learner = Self { root };
        learner.write(&unwritten());
        learner
    }

    /// `cargo course` with these arguments.
    pub(crate) fn course(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
        command
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_MANIFEST_DIR", self.root.join("crates/course"))
            // Where this test was built, so that libraries are not built again.
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR"))
                    .parent()
                    .expect("target"),
            )
            .env("NO_COLOR", "1");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        Said::of(&self.course(arguments).output().expect("the program"))
    }

    /// Saves the file, in the way of editors that write another one and give it the name.
    pub(crate) fn write(&self, text: &str) {
        let file = self.root.join(FILE);
        if fs::read_to_string(&file).is_ok_and(|before| before == text) {
            return;
        }
        let other = file.with_extension("swap");
        fs::write(&other, text).expect("the file is written");
        fs::rename(&other, &file).expect("the same folder");
    }
}

/// What a program printed, and its exit code.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: Option<i32>,
}

impl Said {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
            code: output.status.code(),
        }
    }
}

/// A version for the packages of one test. Cargo names what it builds by package, version and place within the
/// workspace: in one target folder, packages of two workspaces that agree in these are taken for each other.
pub(crate) fn version_of(test: &str) -> String {
    let number = test
        .bytes()
        .fold(0, |sum, byte| (sum * 31 + u32::from(byte)) % 1_000_003);
    format!("0.0.{number}")
}

/// A manifest with a version of its own; any other file as it is.
pub(crate) fn versioned(text: Vec<u8>, version: &str) -> Vec<u8> {
    let own = format!("\nversion = \"{version}\"\n");
    match String::from_utf8(text) {
        Ok(text) => text
            .replacen("\nversion.workspace = true\n", &own, 1)
            .into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn copy(from: &Path, to: &Path) {
    copy_with(from, to, &|text| text);
}

fn copy_with(from: &Path, to: &Path, change: &dyn Fn(Vec<u8>) -> Vec<u8>) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            copy_with(&entry.path(), &to.join(entry.file_name()), change);
        }
        return;
    }
    let text = change(fs::read(from).expect("a file"));
    // The same text keeps its time, and what was built of it.
    if fs::read(to).is_ok_and(|before| before == text) {
        return;
    }
    fs::write(to, text).expect("a file");
}

/// The body of a second function that never returns.
pub(crate) const ENDLESS: &str = "let _ = (list, boo); loop { std::hint::spin_loop() }";

const HEAD: &str = "\
//! An answer.

pub mod show;

use course_core::{boo, foo};
use std::time::{Duration, Instant};
";

const THREE: &str = "\
    let start = Instant::now();
    (0..3).for_each(|_| foo());
    start.elapsed()
";

/// An answer whose second function has this body.
pub(crate) fn answer(second: &str) -> String {
    with(THREE, second, "array.iter().map(function).collect()")
}

/// A right one.
pub(crate) fn right() -> String {
    answer(
        "let start = Instant::now();\n    list.iter().for_each(|seconds| boo(*seconds));\n    start.elapsed()",
    )
}

/// One with nothing in it.
pub(crate) fn unwritten() -> String {
    let todo = "todo!(\"write it\")";
    with(
        todo,
        "todo!(\"write it for {list:?}\")",
        "let _ = (function, array); todo!(\"write it\")",
    )
    .replace("use course_core::{boo, foo};\n", "")
    .replace("{Duration, Instant}", "Duration")
}

fn with(three: &str, naps: &str, map: &str) -> String {
    let map_of = |name: &str| {
        format!(
            "/// Maps.\npub fn {name}<A, B>(function: impl Fn(&A) -> B, array: &[A]) -> Vec<B> {{\n    {map}\n}}\n"
        )
    };
    format!(
        "{HEAD}\n/// Three.\npub fn time_three_naps() -> Duration {{\n{three}}}\n\n\
         /// Several.\npub fn time_naps(list: &[u32]) -> Duration {{\n    {naps}\n}}\n\n{}\n{}",
        map_of("my_map"),
        map_of("map_by_iterator")
    )
}
