//! `cargo course generate`: makes the starters of the solutions. For whoever changes the course.

use crate::starter::{self, Made};
use crate::trouble::Trouble;
use crate::{catalogue, places, print};
use clap::{Arg, ArgAction, ArgMatches, Command};
use spec::Exercise;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("generate")
        .about("For maintainers: writes the starters, each made of its solution")
        .after_help(
            "A solution carries marks that say what is its own and what is the starter's; see \
             crates/course/src/starter/mod.rs.\n\nExamples:\n  \
             cargo course generate ex3      writes exercises/ex3-sum-squares/src/lib.rs\n  \
             cargo course generate --check  writes nothing, and says which starter differs",
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
            course_core::save_bytes_to_file(made.starter.as_bytes(), root.join(&file))
                .map_err(Trouble::failed)?;
            print::line(&format!("{}: written", file.display()))?;
        }
    }
    Ok(ExitCode::from(u8::from(differ)))
}

fn differs(exercise: &Exercise, file: &Path) -> String {
    format!(
        "{}: is not what {} gives; write it with: cargo course generate {}",
        file.display(),
        places::solution_file(exercise).display(),
        exercise.short()
    )
}
