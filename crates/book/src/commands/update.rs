//! `update`: runs again what the pages show the output of.

use crate::outputs::{Entry, entries, starters_are_untouched};
use crate::trouble::Trouble;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::process::ExitCode;
use std::time::Instant;

pub(super) fn command_line() -> Command {
    Command::new("update")
        .about("Runs the commands of docs/outputs.toml, and stores what they print and draw")
        .after_help(
            "Examples:\n  cargo run -p book -- update               all of them\n  \
             cargo run -p book -- update ex3 mistake   those with one of these in their name\n  \
             cargo run -p book -- update --missing     those that were never stored",
        )
        .arg(
            Arg::new("name")
                .num_args(0..)
                .help("A part of the names to run; all if left out"),
        )
        .arg(
            Arg::new("missing")
                .long("missing")
                .action(ArgAction::SetTrue)
                .help("Run only those whose file is not there"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let parts: Vec<&String> = flags.get_many("name").into_iter().flatten().collect();
    let missing = flags.get_flag("missing");
    let entries = entries()?;
    let chosen: Vec<&Entry> = entries
        .iter()
        .filter(|entry| parts.is_empty() || parts.iter().any(|part| entry.name.contains(*part)))
        .filter(|entry| !missing || !entry.file().exists())
        .collect();
    if chosen.is_empty() && !parts.is_empty() {
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        return Err(Trouble::wrong_command_line(format!(
            "no output has this in its name. There are: {}",
            names.join(", ")
        )));
    }
    starters_are_untouched(&chosen)?;
    for entry in &chosen {
        let start = Instant::now();
        entry.store(&entry.produce()?)?;
        println!(
            "{:6.1} s  docs/src/output/{}",
            start.elapsed().as_secs_f64(),
            entry.file_name()
        );
    }
    Ok(ExitCode::SUCCESS)
}
