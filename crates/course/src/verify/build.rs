//! Builds, in the copy, all that is to be run.

use super::Finding;
use super::copy::Copy;
use crate::cargo::cargo;
use crate::trouble::Trouble;
use serde_json::Value;
use spec::Exercise;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What came of the build.
#[derive(Debug, Default)]
pub(super) struct Built {
    programs: Vec<Program>,
    /// What the compiler said, each with the file that it is about, from the root.
    pub(super) said: Vec<(PathBuf, Finding)>,
}

/// A program that can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Program {
    /// `ex3-sum-squares`, `solutions` or `spec`.
    pub(super) package: String,
    /// `laws`, or the name of a binary.
    pub(super) name: String,
    pub(super) is_test: bool,
    pub(super) path: PathBuf,
    /// That of its package.
    pub(super) folder: PathBuf,
}

impl Built {
    pub(super) fn test(&self, package: &str, name: &str) -> Option<&Program> {
        let found = |program: &&Program| program.is_test && program.name == name;
        self.of(package).find(found)
    }

    pub(super) fn binary(&self, package: &str) -> Option<&Program> {
        self.of(package).find(|program| !program.is_test)
    }

    /// The tests of the code that an exercise gives.
    pub(super) fn given(&self, package: &str) -> impl Iterator<Item = &Program> {
        let own = |program: &&Program| !["laws", "starter"].contains(&&*program.name);
        self.of(package)
            .filter(|program| program.is_test)
            .filter(own)
    }

    fn of(&self, package: &str) -> impl Iterator<Item = &Program> {
        let programs = self.programs.iter();
        programs.filter(move |program| program.package == package)
    }

    /// Takes in one line of what cargo says.
    fn take(&mut self, root: &Path, line: &str) {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            return;
        };
        match message["reason"].as_str() {
            Some("compiler-artifact") => self.programs.extend(program(&message)),
            Some("compiler-message") => self.said.extend(said(root, &message)),
            _ => {}
        }
    }
}

fn program(message: &Value) -> Option<Program> {
    let path = PathBuf::from(message["executable"].as_str()?);
    let folder = Path::new(message["manifest_path"].as_str()?)
        .parent()?
        .to_owned();
    let package = folder.file_name()?.to_string_lossy().into_owned();
    let is_test = message["profile"]["test"].as_bool()?;
    Some(Program {
        name: message["target"]["name"].as_str()?.to_owned(),
        package,
        is_test,
        path,
        folder,
    })
}

/// A warning or an error, and not how many there were.
fn said(root: &Path, message: &Value) -> Option<(PathBuf, Finding)> {
    let message = &message["message"];
    let span = message["spans"]
        .as_array()?
        .iter()
        .find(|span| span["is_primary"] == true)?;
    // Cargo runs in the root, and the compiler names files from there.
    let file = PathBuf::from(span["file_name"].as_str()?);
    let file = file.strip_prefix(root).map(Path::to_owned).unwrap_or(file);
    let place = format!("{}:{}", file.display(), span["line_start"]);
    let said = message["rendered"].as_str()?.trim_end();
    let finding = Finding::new(
        place,
        said,
        "mend it: everything compiles without a warning",
    );
    Some((file, finding))
}

/// Everything at once, with the features of all: one build of `spec` for all exercises. Then each exercise by itself,
/// as a student compiles it.
pub(super) fn build(copy: &Copy, exercises: &[Exercise]) -> Result<Built, Trouble> {
    let mut built = Built::default();
    let mut arguments = vec!["build".to_owned(), "--keep-going".into()];
    for package in exercises
        .iter()
        .map(|exercise| exercise.package)
        .chain(["solutions", "spec"])
    {
        arguments.extend(["-p".into(), package.into()]);
    }
    for test in tests(copy, exercises) {
        arguments.extend(["--test".into(), test]);
    }
    run(copy, &arguments, &mut built)?;
    for exercise in exercises {
        let alone = ["check", "-p", exercise.package, "--test", "laws"];
        run(copy, &alone.map(str::to_owned), &mut built)?;
    }
    let mut seen = BTreeSet::new();
    built
        .said
        .retain(|(_, finding)| seen.insert((finding.place.clone(), finding.what.clone())));
    Ok(built)
}

/// The names of the tests to build: those of `spec` and `solutions` are called after the exercise.
fn tests(copy: &Copy, exercises: &[Exercise]) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = exercises
        .iter()
        .map(|exercise| exercise.short().to_owned())
        .collect();
    for exercise in exercises {
        let folder = copy
            .root
            .join("exercises")
            .join(exercise.package)
            .join("tests");
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let files = files.map(|entry| entry.path());
        let tests = files.filter(|file| file.extension().is_some_and(|rs| rs == "rs"));
        names.extend(tests.filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())));
    }
    names
}

fn run(copy: &Copy, arguments: &[String], built: &mut Built) -> Result<(), Trouble> {
    let output = cargo(&copy.root)
        .args(arguments)
        .args(["--message-format", "json", "--quiet"])
        .env("CARGO_TARGET_DIR", &copy.target)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Trouble::failed(format!("cannot run cargo: {error}")))?;
    let before = built.said.len();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        built.take(&copy.root, line);
    }
    // Where no compiler has said what is wrong, cargo has.
    if !output.status.success() && built.said.len() == before {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Trouble::failed(format!(
            "`cargo {}` fails in {}:\n{}",
            arguments.join(" "),
            copy.root.display(),
            said.trim_end()
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_warnings_are_taken_from_what_cargo_says() {
        let mut built = Built::default();
        for line in [
            r#"{"reason":"compiler-artifact","manifest_path":"/c/exercises/ex3-sum-squares/Cargo.toml","target":{"name":"laws","kind":["test"]},"profile":{"test":true},"executable":"/t/laws-1"}"#,
            r#"{"reason":"compiler-artifact","manifest_path":"/c/exercises/ex3-sum-squares/Cargo.toml","target":{"name":"ex3_sum_squares"},"profile":{"test":false},"executable":null}"#,
            r#"{"reason":"compiler-artifact","manifest_path":"/c/exercises/ex3-sum-squares/Cargo.toml","target":{"name":"ex3-sum-squares"},"profile":{"test":false},"executable":"/t/ex3"}"#,
            r#"{"reason":"compiler-message","message":{"rendered":"warning: unused\n","spans":[{"is_primary":true,"file_name":"exercises/ex3-sum-squares/src/lib.rs","line_start":7}]}}"#,
            r#"{"reason":"compiler-message","message":{"rendered":"1 warning emitted","spans":[]}}"#,
            "no JSON",
        ] {
            built.take(Path::new("/c"), line);
        }
        let laws = built.test("ex3-sum-squares", "laws").expect("it was built");
        assert_eq!(laws.path, Path::new("/t/laws-1"));
        assert_eq!(laws.folder, Path::new("/c/exercises/ex3-sum-squares"));
        let binary = built.binary("ex3-sum-squares").expect("it was built");
        assert_eq!(binary.path, Path::new("/t/ex3"));
        assert_eq!(built.given("ex3-sum-squares").count(), 0);
        assert_eq!(built.said.len(), 1);
        assert_eq!(
            built.said[0].1.place,
            "exercises/ex3-sum-squares/src/lib.rs:7"
        );
        assert_eq!(built.said[0].1.what, "warning: unused");
    }
}
