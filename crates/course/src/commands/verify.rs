//! `cargo course verify`: the proof of the course. For whoever changes it.

use super::ONLY;
use crate::page::{Look, Page};
use crate::trouble::Trouble;
use crate::verify::{Tally, verify};
use crate::{catalogue, places, print};
use clap::{Arg, ArgAction, ArgMatches, Command};
use indicatif::{ProgressBar, ProgressStyle};
use spec::Exercise;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::{Duration, Instant};

pub(super) fn command_line() -> Command {
    Command::new("verify")
        .about("For maintainers: proves that the course holds together")
        .after_help(
            "Every starter compiles without a warning and fails with its verdicts; every solution passes; every wrong \
             answer of the corpora is rejected, and every right one accepted; nothing is missing from the lists, and no \
             file is left over. It works on a copy under target/, so that edited exercises are neither seen nor \
             touched.\n\nExamples:\n  cargo course verify\n  cargo course verify --only ex3\n  cargo course verify --only ex3,ex5",
        )
        .arg(
            Arg::new(ONLY)
                .long(ONLY)
                .value_name("EXERCISE")
                .action(ArgAction::Append)
                .value_delimiter(',')
                .help("Just this one, or these: ex3, or ex3-sum-squares"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let only = flags.get_many::<String>(ONLY);
    let whole = only.is_none();
    let exercises = match only {
        Some(names) => named(names)?,
        None => spec::exercises(),
    };
    let start = Instant::now();
    let folder = places::target().join("course").join("verify");
    let progress = Progress::new();
    let tally = verify(&places::root(), &folder, &exercises, whole, &|what| {
        progress.tell(what);
    })?;
    progress.end();
    print::line(&told(&tally, start.elapsed(), Look::of_stdout()))?;
    Ok(ExitCode::from(u8::from(tally.findings().next().is_some())))
}

/// Each once, in the order of the course.
fn named<'a>(names: impl Iterator<Item = &'a String>) -> Result<Vec<Exercise>, Trouble> {
    let packages = names
        .map(|name| Ok(catalogue::find(name)?.package))
        .collect::<Result<Vec<_>, Trouble>>()?;
    let mut exercises = spec::exercises();
    exercises.retain(|exercise| packages.contains(&exercise.package));
    Ok(exercises)
}

/// Findings last but for the counts: that is where one looks.
fn told(tally: &Tally, time: Duration, look: Look) -> String {
    let findings: Vec<String> = tally.findings().map(ToString::to_string).collect();
    let wrong = match findings.len() {
        0 => String::new(),
        _ => format!("\nWhat is wrong:\n\n{}\n", findings.join("\n")),
    };
    let seconds = time.as_secs_f64();
    let mut counts = Page::new(look);
    counts.text_of(&format!("{} ({seconds:.0} s)", tally.counts()));
    format!("{}{wrong}\n{}", tally.table(), counts.text())
}

/// On a terminal one line that changes; elsewhere a line for each step.
struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{spinner} {elapsed} {wide_msg}");
            let bar = ProgressBar::new_spinner();
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Self { bar }
    }

    fn tell(&self, what: &str) {
        match &self.bar {
            Some(bar) => bar.set_message(what.to_owned()),
            None => eprintln!("{what}"),
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_terminal_the_counts_are_broken_at_words() {
        let told = |wrap| {
            let look = Look {
                width: 60,
                wrap,
                brief: false,
            };
            told(&Tally::of(&spec::exercises()), Duration::ZERO, look)
        };
        let (narrow, piped) = (told(true), told(false));
        assert!(
            narrow.lines().all(|line| line.chars().count() <= 60),
            "{narrow}"
        );
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&narrow), words(&piped), "no word is broken");
    }
}
