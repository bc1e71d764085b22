//! `cargo course verify`: the proof of the course. For whoever changes it.

use crate::trouble::Trouble;
use crate::verify::{Tally, verify};
use crate::{catalogue, places, print};
use clap::{Arg, ArgMatches, Command};
use indicatif::{ProgressBar, ProgressStyle};
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
             touched.\n\nExamples:\n  cargo course verify\n  cargo course verify --only ex3",
        )
        .arg(
            Arg::new("only")
                .long("only")
                .value_name("EXERCISE")
                .help("Just this one: ex3, or ex3-sum-squares"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let only = flags.get_one::<String>("only");
    let exercises = match only {
        Some(name) => vec![catalogue::find(name)?],
        None => spec::exercises(),
    };
    let start = Instant::now();
    let folder = places::target().join("course").join("verify");
    let progress = Progress::new();
    let tally = verify(
        &places::root(),
        &folder,
        &exercises,
        only.is_none(),
        &|what| progress.tell(what),
    )?;
    progress.end();
    print::line(&told(&tally, start.elapsed()))?;
    Ok(ExitCode::from(u8::from(tally.findings().next().is_some())))
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
