//! `cargo course verify`: the proof of the course. For whoever changes it.

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
            Arg::new("only")
                .long("only")
                .value_name("EXERCISE")
                .action(ArgAction::Append)
                .value_delimiter(',')
                .help("Just this one, or these: ex3, or ex3-sum-squares"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let only = flags.get_many::<String>("only");
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
    print::line(&told(&tally, start.elapsed()))?;
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
fn told(tally: &Tally, time: Duration) -> String {
    let findings: Vec<String> = tally.findings().map(ToString::to_string).collect();
    let wrong = match findings.len() {
        0 => String::new(),
        _ => format!("\nWhat is wrong:\n\n{}\n", findings.join("\n")),
    };
    let seconds = time.as_secs_f64();
    format!(
        "{}{wrong}\n{} ({seconds:.0} s)",
        tally.table(),
        tally.counts()
    )
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
