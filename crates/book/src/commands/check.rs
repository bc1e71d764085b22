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

/// How an output compares with what its command gives now.
#[derive(Debug, PartialEq)]
enum Compared {
    Same,
    Differs(String),
    /// It differs, and each time the machine gave as little as this of its cores.
    NotJudged(String, f64),
}

/// Asks for the difference until there is none, [`TRIES`] times at most. It counts only if it was there between two looks
/// at the machine that found nothing wrong: `given` is the share of its cores that it gives.
fn compare(
    mut difference: impl FnMut() -> Result<Option<String>, Trouble>,
    mut given: impl FnMut() -> f64,
) -> Result<Compared, Trouble> {
    let Some(mut wrong) = difference()? else {
        return Ok(Compared::Same);
    };
    let mut best = 0.0_f64;
    for _ in 1..TRIES {
        let before = given();
        let Some(still) = difference()? else {
            return Ok(Compared::Same);
        };
        wrong = still;
        best = best.max(before.min(given()));
    }
    Ok(if best < UNDISTURBED {
        Compared::NotJudged(wrong, best)
    } else {
        Compared::Differs(wrong)
    })
}

/// What differs now.
fn difference(entry: &Entry) -> Result<Option<String>, Trouble> {
    match entry.produce() {
        Ok(now) => entry.compare(&now),
        Err(trouble) => Ok(Some(trouble.to_string())),
    }
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
        let place = format!("docs/src/output/{}", entry.file_name());
        let wrong = match compare(|| difference(entry), given)? {
            Compared::Same => {
                println!("{:6.1} s  {place}", start.elapsed().as_secs_f64());
                continue;
            }
            Compared::NotJudged(wrong, given) => {
                println!(
                    "not judged: {place}, for the machine gives {given:.2} of its cores; {wrong}"
                );
                continue;
            }
            Compared::Differs(wrong) => wrong,
        };
        let mend = format!("cargo run -p book -- update {}", entry.name);
        let finding = Finding::new(place, format!("{wrong}; renew it: {mend}"));
        println!("{finding}");
        found.push(finding);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How an output is judged whose every try `differs` so, on a machine that gives these shares in turn.
    fn judged(differs: [bool; TRIES], shares: [f64; 4]) -> Compared {
        let (mut differs, mut shares) = (differs.into_iter(), shares.into_iter());
        let difference = || {
            let differs = differs.next().expect("no more than three tries");
            Ok(differs.then(|| "words".to_owned()))
        };
        let given = || shares.next().expect("two looks at each later try");
        compare(difference, given).unwrap_or_else(|_| panic!("nothing fails"))
    }

    #[test]
    fn one_try_that_is_the_same_is_enough() {
        assert_eq!(judged([false, true, true], [1.0; 4]), Compared::Same);
        assert_eq!(judged([true, true, false], [1.0; 4]), Compared::Same);
    }

    #[test]
    fn what_differs_between_two_good_looks_is_stale() {
        let stale = Compared::Differs("words".into());
        assert_eq!(judged([true; 3], [0.5, 1.0, 0.95, 1.0]), stale);
    }

    #[test]
    fn what_differs_on_a_disturbed_machine_is_not_judged() {
        let not_judged = Compared::NotJudged("words".into(), 0.7);
        assert_eq!(judged([true; 3], [0.5, 1.0, 1.0, 0.7]), not_judged);
    }
}
