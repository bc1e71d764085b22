//! The proof of the course: every exercise asks for what it says, and knows a right answer from a wrong one.
//!
//! What can be seen by reading is checked on the files themselves, by [`reading`]. The rest is built and run in a
//! [`copy`], whose learner's files are the starters: what somebody has written is neither seen nor touched.

mod build;
mod copy;
mod doing;
mod finding;
mod reading;
mod tally;

mod files;
pub(crate) mod lists;

#[cfg(test)]
pub(crate) use copy::Copy;
pub(crate) use finding::Finding;
#[cfg(test)]
pub(crate) use reading::exercise as read;
pub(crate) use tally::Tally;

use crate::trouble::Trouble;
use spec::Exercise;
use std::path::Path;

/// Checks these exercises of the course in `root`. The copy is kept in `folder`, for the next time.
///
/// # Errors
/// It could not be checked, whatever it is like.
pub(crate) fn verify(
    root: &Path,
    folder: &Path,
    exercises: &[Exercise],
    whole: bool,
    tell: &dyn Fn(&str),
) -> Result<Tally, Trouble> {
    let mut tally = Tally::of(exercises);
    tell("reading the files");
    tally.add(None, reading::course(root, exercises, whole)?);
    for exercise in exercises {
        let read = reading::exercise(root, exercise);
        tally.add(Some(exercise), read);
    }
    let copy = copy::Copy::of(root, folder, exercises, tell)?;
    tell("building the starters, the solutions and the corpora");
    let built = build::build(&copy, exercises)?;
    doing::run(exercises, &built, &mut tally, tell);
    Ok(tally)
}
