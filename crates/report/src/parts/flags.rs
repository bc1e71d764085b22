//! The command line of an exercise in parts: its own flags, and those of its table.

use super::{Parts, nap};
use crate::flags::{self, Options};
use crate::target::Target;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};
use std::ffi::OsString;
use std::time::Duration;

/// What a run is to do.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Names of parts; empty for all.
    pub(super) parts: Vec<String>,
    pub(super) nap: Option<Duration>,
    pub(super) deadline: Duration,
    /// Where the timelines of the parts go. Where there is a table, the flag is the table's.
    pub(super) timeline: Option<Target>,
    /// This program was started by itself, to be watched while it runs this part.
    pub(super) observed: Option<String>,
    /// What the table's flags say, if there is a table.
    pub(super) table: Option<Options>,
}

/// The flag for [`Wanted::observed`]. It is for this program alone, so `--help` hides it.
pub(super) const OBSERVED: &str = "observed-part";
/// What the table is called for `--part`.
pub(super) const TABLE: &str = "table";

/// Reads the command line; `command` is how the user starts the exercise.
pub(super) fn parse(
    parts: &Parts,
    command: &str,
    arguments: Vec<OsString>,
) -> Result<Wanted, clap::Error> {
    let mut described = describe(parts, command);
    let matches = described.try_get_matches_from_mut(arguments)?;
    let table = match &parts.table {
        Some(table) => Some(flags::read(table, &matches, &mut described)?),
        None => None,
    };
    let nap = parts.naps.then(|| matches.get_one("nap").copied());
    let timeline = match &table {
        Some(_) => None,
        None => flags::one(&matches, "timeline"),
    };
    Ok(Wanted {
        timeline,
        parts: flags::many(&matches, "part"),
        nap: nap.flatten(),
        deadline: flags::deadline_of(&matches),
        observed: flags::one(&matches, OBSERVED),
        table,
    })
}

fn describe(parts: &Parts, command: &str) -> Command {
    let mut names: Vec<&'static str> = parts.parts.iter().map(|part| part.name).collect();
    let described = if let Some(table) = &parts.table {
        names.push(TABLE);
        flags::describe(table, command)
    } else {
        Command::new(parts.package)
            .bin_name(command.to_owned())
            .arg(flags::deadline_arg())
            .arg(flags::timeline_arg())
    };
    let mut described = described
        .about(parts.title)
        .after_help(examples(parts, command))
        .arg(
            Arg::new("part")
                .long("part")
                .value_name("NAME")
                .help("Run this part only (can be given again)")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_parser(PossibleValuesParser::new(names)),
        )
        .arg(
            Arg::new(OBSERVED)
                .long(OBSERVED)
                .value_name("NAME")
                .hide(true),
        );
    if parts.naps {
        described = described.arg(
            Arg::new("nap")
                .long("nap")
                .value_name("TIME")
                .help("How long a nap lasts, like 1s or 50ms [default: 200ms]")
                .value_parser(nap::parse),
        );
    }
    described
}

fn examples(parts: &Parts, command: &str) -> String {
    let part = parts.parts.last().map_or(TABLE, |last| last.name);
    let mut lines = vec!["Examples:".to_owned(), format!("  {command} --part {part}")];
    if parts.naps {
        lines.push(format!("  {command} --nap 1s"));
    }
    if let Some(table) = &parts.table {
        lines.extend(flags::example_lines(table, command));
    }
    lines.join("\n")
}
