//! `cargo course timeline`: who did what when, as a picture.

use super::run::run_exercise;
use super::{exercise_arg, some_exercise_of};
use crate::state::Store;
use crate::trouble::Trouble;
use crate::{places, print};
use clap::{Arg, ArgAction, ArgMatches, Command};
use spec::Exercise;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("timeline")
        .about("Runs an exercise and draws who did what when, as a picture (SVG)")
        .after_help(
            "Examples:\n  cargo course timeline ex3\n  # and shows it in the browser\n  cargo course timeline ex3 --open",
        )
        .arg(exercise_arg())
        .arg(
            Arg::new("open")
                .long("open")
                .action(ArgAction::SetTrue)
                .help("Shows it with the program that this system shows such files with"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let root = places::root();
    let exercise = some_exercise_of(flags, &Store::at(&root).read()?)?;
    let path = draw(&exercise, &root)?;
    if flags.get_flag("open") {
        open(&path)?;
    } else {
        print::line(&format!("Look at it: {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs the exercise, and has it draw its timeline; where that is.
pub(crate) fn draw(exercise: &Exercise, root: &Path) -> Result<PathBuf, Trouble> {
    let folder = root.join(".course").join("timelines");
    let cannot =
        |error| Trouble::failed(format!("{} cannot be written: {error}", folder.display()));
    std::fs::create_dir_all(&folder).map_err(cannot)?;
    let path = folder.join(format!("{}.svg", exercise.package));
    let before = modified(&path);
    run_exercise(exercise, root, &["--timeline".into(), path.clone().into()])?;
    if modified(&path).is_none() || modified(&path) == before {
        return Err(Trouble::failed(format!(
            "there is no timeline of {}: see above",
            exercise.package
        )));
    }
    Ok(path)
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    path.metadata().ok()?.modified().ok()
}

/// Shows a file, in a program of its own.
pub(crate) fn open(path: &Path) -> Result<(), Trouble> {
    // Which programs were tried, and their exit codes, help nobody.
    open::that_detached(path).map_err(|_| {
        Trouble::failed(format!(
            "nothing here shows pictures; open it in a browser: {}",
            path.display()
        ))
    })
}
