//! Builds the laws of an exercise with the learner's answer, asks them, and tells what came of it.

mod ask;
mod build;
mod diagnostics;
mod evidence;
mod result;
mod show;
mod step;

pub(crate) use result::{Asked, Outcome};
pub(crate) use show::{Look, show};
pub(crate) use step::Step;

use crate::cancel::Cancel;
use crate::state::{Store, hash_of};
use crate::trouble::Trouble;
use crate::{cargo, places};
use build::Built;
use spec::Exercise;
use std::path::Path;
use std::time::Instant;

/// Checks the learner's answer to `exercise` in the workspace at `root`, and remembers which tasks pass. `step` hears
/// what is being done.
///
/// # Errors
/// The checks cannot be built or started, for reasons that no learner's file has; or `cancel` was told.
pub(crate) fn check(
    exercise: &Exercise,
    root: &Path,
    colours: bool,
    cancel: &Cancel,
    step: &mut dyn FnMut(Step<'_>),
) -> Result<Outcome, Trouble> {
    let start = Instant::now();
    let file = root.join(places::learners_file(exercise));
    if !file.exists() {
        return Err(Trouble::failed(missing(exercise)));
    }
    // Before it is built: a save from here on is another file than the one that is checked.
    let hash = hash_of(&file);
    let command = build::command(cargo::cargo(root), exercise, colours);
    let (program, warnings) = match build::build(command, exercise, cancel, step)? {
        Built::Errors(messages) => return Ok(Outcome::NotBuilt(messages)),
        Built::Program { path, warnings } => (path, warnings),
    };
    let folder = root.join("exercises").join(exercise.package);
    let answers = ask::ask(&program, &folder, cancel, step)?;
    let asked = Asked::new(exercise, answers, warnings, start.elapsed());
    remember(&asked, exercise, root, hash)?;
    Ok(Outcome::Asked(asked))
}

/// What is said when the learner's file is not there.
pub(crate) fn missing(exercise: &Exercise) -> String {
    format!(
        "{} is not there. The starter comes back by: cargo course reset {}",
        places::learners_file(exercise).display(),
        exercise.short()
    )
}

fn remember(
    asked: &Asked,
    exercise: &Exercise,
    root: &Path,
    hash: Option<String>,
) -> Result<(), Trouble> {
    let passed = asked.passed_functions();
    Store::at(root).change(|state| {
        let record = state.of_mut(exercise.package);
        record.tasks_passed = passed;
        record.checked = hash;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_its_file_an_exercise_is_not_built_and_what_helps_is_said() {
        let root = tempfile::tempdir().expect("a folder");
        let exercise = crate::catalogue::find("ex3").expect("it is there");
        let step = &mut |_: Step<'_>| panic!("nothing is done");
        let trouble = check(&exercise, root.path(), false, &Cancel::default(), step);
        let message = trouble.err().expect("there is no file").message;
        assert!(message.contains("cargo course reset ex3"), "{message}");
    }
}
