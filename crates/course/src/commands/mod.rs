//! The commands: a file each, which says what its command line is and does what it asks for.

mod check;
mod compare;
mod completions;
mod export;
mod generate;
pub(crate) mod hint;
pub(crate) mod list;
mod new;
mod reset;
pub(crate) mod run;
mod solution;
mod speedup;
mod status;
pub(crate) mod timeline;
mod update;
mod verify;
mod watch;

use crate::catalogue;
use crate::state::State;
use crate::trouble::Trouble;
use clap::{Arg, ArgMatches, Command};
use spec::Exercise;
use std::process::ExitCode;

/// One command of `cargo course`.
struct Entry {
    command_line: fn() -> Command,
    run: fn(&ArgMatches) -> Result<ExitCode, Trouble>,
}

macro_rules! entries {
    ($($command:ident,)*) => {
        &[$(Entry { command_line: $command::command_line, run: $command::run },)*]
    };
}

/// In the order of `cargo course --help`.
const COMMANDS: &[Entry] = entries![
    list,
    watch,
    check,
    hint,
    run,
    timeline,
    reset,
    solution,
    update,
    completions,
    speedup,
    compare,
    export,
    verify,
    generate,
    new,
];

/// The whole command line.
pub(crate) fn command_line() -> Command {
    Command::new("cargo course")
        .bin_name("cargo course")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Helps you along in the course; without a command: where you are, and what is next")
        .subcommands(COMMANDS.iter().map(|entry| (entry.command_line)()))
}

/// Does what the command line asks for.
pub(crate) fn run(matches: &ArgMatches) -> Result<ExitCode, Trouble> {
    let Some((name, flags)) = matches.subcommand() else {
        tell_of_an_interrupted_update("");
        return status::run();
    };
    tell_of_an_interrupted_update(name);
    let entry = COMMANDS
        .iter()
        .find(|entry| (entry.command_line)().get_name() == name);
    entry.map_or(Ok(ExitCode::SUCCESS), |entry| (entry.run)(flags))
}

fn tell_of_an_interrupted_update(command: &str) {
    if command != "update"
        && let Some(note) = crate::update::interrupted(&crate::places::root())
    {
        eprintln!("note: {note}");
    }
}

/// What the argument for an exercise is called: completions know it by that.
const EXERCISE: &str = "exercise";

/// The flag for exercises: completions know it, too.
const ONLY: &str = "only";

/// The argument for an exercise that may be left out.
fn exercise_arg() -> Arg {
    Arg::new(EXERCISE).help("The exercise: ex3, or ex3-sum-squares [default: the one you are at]")
}

/// The exercise that the command line names, or the one the learner is at; `None` when all are done.
fn exercise_of(flags: &ArgMatches, state: &State) -> Result<Option<Exercise>, Trouble> {
    match flags.get_one::<String>(EXERCISE) {
        Some(name) => catalogue::find(name).map(Some),
        None => Ok(crate::course::current(state)),
    }
}

/// The same for commands that can do nothing without one.
fn some_exercise_of(flags: &ArgMatches, state: &State) -> Result<Exercise, Trouble> {
    exercise_of(flags, state)?.ok_or_else(|| {
        Trouble::wrong_command_line(
            "every exercise is done, so say which one: `cargo course list` lists them",
        )
    })
}

#[cfg(test)]
mod tests;
