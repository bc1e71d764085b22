//! `cargo course generate`: makes the starters of the solutions. For whoever changes the course.

use super::reset;
use crate::starter::{self, Made};
use crate::trouble::Trouble;
use crate::{catalogue, places, print};
use clap::{Arg, ArgAction, ArgMatches, Command};
use spec::Exercise;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("generate")
        .about("For maintainers: writes the starters, each made of its solution")
        .after_help(
            "A solution carries marks that say what is its own and what is the starter's; see \
             crates/course/src/starter/mod.rs. \
             What stands in a starter's place and is not committed is kept as lib.rs.mine-1.\n\nExamples:\n  \
             # writes exercises/ex3-sum-squares/src/lib.rs\n  cargo course generate ex3\n  \
             # writes nothing, and says which starter differs\n  cargo course generate --check",
        )
        .arg(Arg::new("exercise").help("The exercise: ex3, or ex3-sum-squares; without one, all"))
        .arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Only compares; fails if a starter differs"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let exercises = match flags.get_one::<String>("exercise") {
        Some(name) => vec![catalogue::find(name)?],
        None => spec::exercises(),
    };
    let root = places::root();
    let mut differ = false;
    for exercise in &exercises {
        let file = places::learners_file(exercise);
        let made = Made::of(&root, exercise)?;
        if starter::read(&root, &file).is_ok_and(|there| starter::same(&there, &made.starter)) {
            print::line(&format!("{}: as its solution has it", file.display()))?;
        } else if flags.get_flag("check") {
            differ = true;
            print::line(&differs(exercise, &file))?;
        } else {
            let kept = keep(&root, &file)?;
            course_core::save_bytes_to_file(made.starter.as_bytes(), root.join(&file))
                .map_err(Trouble::failed)?;
            print::line(&format!("{}: written", file.display()))?;
            if let Some(kept) = kept {
                print::line(&format!("  what stood there is kept in {}", kept.display()))?;
            }
        }
    }
    Ok(ExitCode::from(u8::from(differ)))
}

/// Keeps what may be somebody's answer: what the last commit has can be had again, and nothing else.
fn keep(root: &Path, file: &Path) -> Result<Option<PathBuf>, Trouble> {
    let Some(there) = reset::theirs(root, file)? else {
        return Ok(None);
    };
    let is_there =
        |text: String| std::str::from_utf8(&there).is_ok_and(|there| starter::same(there, &text));
    if starter::committed(root, file).is_some_and(is_there) {
        return Ok(None);
    }
    reset::keep(root, file, &there).map(Some)
}

fn differs(exercise: &Exercise, file: &Path) -> String {
    format!(
        "{}: is not what {} gives; write it with: cargo course generate {}",
        file.display(),
        places::solution_file(exercise).display(),
        exercise.short()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::process::Command;

    fn git(root: &Path, arguments: &[&str]) {
        let status = Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(arguments)
            .current_dir(root)
            .status();
        assert!(status.expect("git").success(), "{arguments:?}");
    }

    #[test]
    fn an_answer_is_kept_and_what_is_committed_is_not() {
        let root = tempfile::tempdir().expect("a folder");
        let (root, file) = (root.path(), Path::new("lib.rs"));
        assert_eq!(keep(root, file), Ok(None), "there is none");
        fs::write(root.join(file), "// starter\n").expect("a file");
        git(root, &["init", "--quiet"]);
        git(root, &["add", "lib.rs"]);
        git(root, &["commit", "--quiet", "--message", "a starter"]);
        assert_eq!(keep(root, file), Ok(None), "it is in the last commit");
        fs::write(root.join(file), "// mine\n").expect("a file");
        let kept = keep(root, file)
            .expect("it can be kept")
            .expect("it is an answer");
        assert_eq!(
            fs::read_to_string(root.join(kept)).expect("a file"),
            "// mine\n"
        );
    }
}
