//! `cargo course watch`: a check whenever you save.

use super::{exercise_arg, some_exercise_of};
use crate::places;
use crate::state::Store;
use crate::trouble::Trouble;
use crate::watch;
use clap::{ArgMatches, Command};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("watch")
        .about("Checks whenever you save, and goes on to the next exercise when one is done")
        .after_help(
            "Examples:\n  cargo course watch        from the exercise you are at\n  cargo course watch ex3    from that one\n\n\
             Keys: h a hint, l the list, r run it, t its timeline, q quit (Ctrl-C, too). Any other key: back to the verdicts.",
        )
        .arg(exercise_arg())
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let root = places::root();
    let exercise = some_exercise_of(flags, &Store::at(&root).read()?)?;
    watch::watch(exercise, &root)?;
    Ok(ExitCode::SUCCESS)
}
