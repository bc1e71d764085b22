//! The command line of an exercise.

use crate::observe::MOST_CALLS;
use crate::target::Target;
use crate::values::{MOST_WORKERS, deadline, number, workers};
use crate::{Exercise, Runner, Size};
use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::time::Duration;

/// What a run is to do.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) size: u64,
    /// In the order of the command line, each once; none for those that each runner names itself.
    pub(crate) workers: Vec<usize>,
    /// Names of runners; empty for all.
    pub(crate) runners: Vec<String>,
    pub(crate) timeline: Option<Target>,
    pub(crate) format: Format,
    pub(crate) deadline: Duration,
    /// This program was started by itself, to be watched while it runs this.
    pub(crate) observed: Option<Observed>,
}

impl Options {
    /// Whether a person reads what is printed.
    pub(crate) fn talks(&self) -> bool {
        self.format == Format::Table
    }
}

/// How the results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Table,
    Json,
}

/// One runner with one number of workers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Observed {
    pub(crate) runner: String,
    pub(crate) workers: usize,
}

/// The flag for [`Options::observed`]. It is for this program alone, so `--help` hides it.
pub(crate) const OBSERVED: &str = "observed";
/// Seconds.
const DEFAULT_DEADLINE: f64 = 60.0;

/// Reads the command line; `command` is how the user starts the exercise.
pub(crate) fn parse(
    exercise: &Exercise,
    command: &str,
    arguments: Vec<OsString>,
) -> Result<Options, clap::Error> {
    let mut described = describe(exercise, command);
    let matches = described.try_get_matches_from_mut(arguments)?;
    read(exercise, &matches, &mut described)
}

/// What the flags say that [`describe`] describes; `described` words the errors.
pub(crate) fn read(
    exercise: &Exercise,
    matches: &ArgMatches,
    described: &mut Command,
) -> Result<Options, clap::Error> {
    let workers: Vec<usize> = many(matches, "workers");
    let size = one(matches, "size").unwrap_or(exercise.size.default);
    let timeline: Option<Target> = one(matches, "timeline");
    if timeline.is_some() && size > MOST_CALLS {
        let flag = exercise.size.flag;
        let message = format!(
            "--timeline shows every call, and at most {MOST_CALLS} of them: take a smaller --{flag}"
        );
        return Err(described.error(ErrorKind::ValueValidation, message));
    }
    Ok(Options {
        size,
        workers: each_once(workers),
        runners: many(matches, "runner"),
        timeline,
        format: match one::<String>(matches, "format").as_deref() {
            Some("json") => Format::Json,
            _ => Format::Table,
        },
        deadline: deadline_of(matches),
        observed: one(matches, OBSERVED),
    })
}

/// How long a run may take.
pub(crate) fn deadline_of(matches: &ArgMatches) -> Duration {
    Duration::from_secs_f64(one(matches, "deadline").unwrap_or(DEFAULT_DEADLINE))
}

pub(crate) fn one<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Option<T> {
    matches.get_one(id).cloned()
}

pub(crate) fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<T> {
    matches
        .get_many(id)
        .into_iter()
        .flatten()
        .cloned()
        .collect()
}

fn each_once(workers: Vec<usize>) -> Vec<usize> {
    let mut once = Vec::new();
    for count in workers {
        if !once.contains(&count) {
            once.push(count);
        }
    }
    once
}

/// The flags of an exercise.
pub(crate) fn describe(exercise: &Exercise, command: &str) -> Command {
    let names: Vec<&'static str> = exercise.runners.iter().map(|runner| runner.name).collect();
    Command::new(exercise.package)
        .bin_name(command.to_owned())
        .about(exercise.title)
        .after_help(examples(exercise, command))
        .arg(size(exercise.size))
        .arg(
            Arg::new("workers")
                .long("workers")
                .value_name("N,N,...")
                .help(format!("Numbers of workers to run each parallel runner with [default: {}; at most {MOST_WORKERS}]", default_workers(exercise)))
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_parser(workers),
        )
        .arg(
            Arg::new("runner")
                .long("runner")
                .value_name("NAME")
                .help("Run this runner only, and the serial one to compare with (can be given again)")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_parser(PossibleValuesParser::new(names)),
        )
        .arg(timeline_arg())
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .help("What to print: a table, or one JSON object a line [default: table]")
                .value_parser(PossibleValuesParser::new(["table", "json"])),
        )
        .arg(deadline_arg())
        .arg(
            Arg::new(OBSERVED)
                .long(OBSERVED)
                .value_name("RUNNER:WORKERS")
                .hide(true)
                .value_parser(observed),
        )
}

/// Those that the runners name themselves: all that one of them does.
fn default_workers(exercise: &Exercise) -> String {
    let asked = |runner: &&Runner| runner.parallel && !runner.one_each && runner.scene.is_none();
    let runners = exercise.runners.iter().filter(asked);
    let mut counts: Vec<usize> = runners.flat_map(|r| r.workers).copied().collect();
    counts.sort_unstable();
    counts.dedup();
    let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
    counts.join(",")
}

/// The flag `--timeline`.
pub(crate) fn timeline_arg() -> Arg {
    Arg::new("timeline")
        .long("timeline")
        .value_name("FILE")
        .help(
            "Draw who did what when: FILE.svg is a picture, FILE.json a trace for ui.perfetto.dev",
        )
        .value_parser(|path: &str| path.parse::<Target>())
}

/// The flag `--deadline`.
pub(crate) fn deadline_arg() -> Arg {
    Arg::new("deadline")
        .long("deadline")
        .value_name("SECONDS")
        .help("Give up a run that has not ended by then [default: 60]")
        .value_parser(deadline)
}

fn size(size: Size) -> Arg {
    Arg::new("size")
        .long(size.flag)
        .value_name("N")
        .help(format!("{} [default: {}]", size.help, size.default))
        .value_parser(move |text: &str| number(text, &size))
}

fn examples(exercise: &Exercise, command: &str) -> String {
    format!("Examples:\n{}", example_lines(exercise, command).join("\n"))
}

/// Command lines that show what the flags are for.
pub(crate) fn example_lines(exercise: &Exercise, command: &str) -> Vec<String> {
    let Size { flag, default, .. } = exercise.size;
    let larger = default.saturating_mul(2);
    let runner = exercise.runners.last().map_or("serial", |last| last.name);
    let few = if default > MOST_CALLS {
        format!("--{flag} {MOST_CALLS} ")
    } else {
        String::new()
    };
    vec![
        format!("  {command} --workers 1,2,4,8"),
        format!("  {command} --{flag} {larger} --runner {runner}"),
        format!("  {command} {few}--timeline timeline.svg"),
        format!("  {command} --format json"),
    ]
}

fn observed(text: &str) -> Result<Observed, String> {
    let (runner, count) = text.rsplit_once(':').ok_or("RUNNER:WORKERS")?;
    Ok(Observed {
        runner: runner.into(),
        workers: workers(count)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_count_is_run_once() {
        assert_eq!(each_once(vec![4, 1, 4, 2, 1]), [4, 1, 2]);
    }
}
