//! `check`: everything that can be wrong in the book.

use crate::check::{Finding, pages_and_links};
use crate::outputs::{Entry, entries, starters_are_untouched};
use crate::trouble::Trouble;
use crate::workspace::Workspace;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::process::ExitCode;
use std::time::Instant;

pub(super) fn command_line() -> Command {
    Command::new("check")
        .about("Finds dead links, commands that do not exist, pasted code, missing minutes, and stale output")
        .after_help(
            "Each output is made again and compared; numbers, bars and PIDs may differ.\n\n\
             Examples:\n  cargo run -p book -- check              all of it, a few minutes\n  \
             cargo run -p book -- check --no-output  the pages alone, seconds",
        )
        .arg(
            Arg::new("no-output")
                .long("no-output")
                .action(ArgAction::SetTrue)
                .help("Do not run again what the pages show the output of"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let workspace = Workspace::load()?;
    // a folder of its own: the book may be open in a browser
    let book = workspace.target_directory.join("book-checked");
    let complaints = super::build::build(&workspace, &book)?;
    let mut found = pages_and_links(&workspace, &book)?;
    // what is included and not there was found, with its line
    let others = complaints
        .into_iter()
        .filter(|text| !text.contains("{{#include"));
    found.extend(others.map(|text| Finding::new("mdbook", text)));
    for finding in &found {
        println!("{finding}");
    }
    if !flags.get_flag("no-output") {
        found.extend(stale()?);
    }
    if found.is_empty() {
        println!("The book holds together.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\n{} to mend.", found.len());
    Ok(ExitCode::FAILURE)
}

/// How often an output is made before it counts as stale: some programs say that the machine was busy, when it was.
const TRIES: usize = 3;

/// What differs, each of [`TRIES`] times.
fn difference(entry: &Entry) -> Result<Option<String>, Trouble> {
    let mut wrong = None;
    for _ in 0..TRIES {
        wrong = match entry.produce() {
            Ok(now) => entry.compare(&now)?,
            Err(trouble) => Some(trouble.to_string()),
        };
        if wrong.is_none() {
            break;
        }
    }
    Ok(wrong)
}

/// A machine that gives less than this share of its cores is disturbed: programs that measure say other things on it.
const UNDISTURBED: f64 = 0.9;

/// The share of its cores that the machine gives now.
fn given() -> f64 {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    report::machine_gives(cores) / cores as f64
}

/// Outputs that are no longer what their command prints. Each is told as soon as it is known. On a disturbed machine one
/// that differs is told, and not held against the book.
fn stale() -> Result<Vec<Finding>, Trouble> {
    let entries = entries()?;
    starters_are_untouched(&entries.iter().collect::<Vec<_>>())?;
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.file().exists()) {
        let start = Instant::now();
        let wrong = difference(entry)?;
        let place = format!("docs/src/output/{}", entry.file_name());
        let Some(wrong) = wrong else {
            println!("{:6.1} s  {place}", start.elapsed().as_secs_f64());
            continue;
        };
        let given = given();
        if given < UNDISTURBED {
            println!("not judged: {place}, for the machine gives {given:.2} of its cores; {wrong}");
            continue;
        }
        let mend = format!("cargo run -p book -- update {}", entry.name);
        let finding = Finding::new(place, format!("{wrong}; renew it: {mend}"));
        println!("{finding}");
        found.push(finding);
    }
    Ok(found)
}
