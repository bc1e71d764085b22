//! `cargo course new`: the skeleton of an exercise. For whoever adds one.

use crate::trouble::Trouble;
use crate::{places, print, skeleton};
use clap::{Arg, ArgMatches, Command};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("new")
        .about("For maintainers: writes the skeleton of an exercise, in all its places")
        .after_help(
            "It compiles and runs; `cargo course verify --only` its name lists what is still to be written.\n\n\
             Examples:\n  cargo course new ex10-stencil",
        )
        .arg(
            Arg::new("name")
                .required(true)
                .help("Its name: ex, a number, a dash and small letters"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let name: &String = flags.get_one("name").expect("clap demands it");
    let files = skeleton::write(&places::root(), name)?;
    let files: Vec<_> = files
        .iter()
        .map(|file| format!("  {}", file.display()))
        .collect();
    print::line(&format!(
        "{name} is in these files, new and changed:\n{}\n\nWhat is still to be written: cargo course verify --only {name}",
        files.join("\n")
    ))?;
    Ok(ExitCode::SUCCESS)
}
