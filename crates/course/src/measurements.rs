//! Criterion's measurements: where they are, and how they are told.

use crate::print;
use crate::trouble::Trouble;
use clap::{Arg, ArgMatches, value_parser};
use speedup::Baseline;
use speedup::formats::{Csv, Format, Json, Markdown, Style, Table};
use std::env;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use terminal_size::{Width, terminal_size_of};

/// `--criterion DIR`
pub(crate) fn criterion_flag() -> Arg {
    Arg::new("criterion")
        .long("criterion")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .help("Criterion's folder, if it is not the one in Cargo's target folder")
}

/// `--format FORMAT`
pub(crate) fn format_flag() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["table", "markdown", "csv", "json"])
        .default_value("table")
        .help("How it is told")
}

/// The folder that the flag names, or the one that `cargo bench` writes to.
fn criterion_folder(flags: &ArgMatches) -> PathBuf {
    if let Some(named) = flags.get_one::<PathBuf>("criterion") {
        return named.clone();
    }
    if let Some(home) = env::var_os("CRITERION_HOME") {
        return PathBuf::from(home);
    }
    target_folder().join("criterion")
}

/// The variable, or the folder that this program was built in, which Cargo's configuration may have put anywhere.
fn target_folder() -> PathBuf {
    if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
        return PathBuf::from(target);
    }
    let program = env::current_exe().unwrap_or_default();
    let built_in = program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file());
    built_in.map_or_else(|| crate::places::root().join("target"), Path::to_owned)
}

/// The format that the flag names.
pub(crate) fn format(flags: &ArgMatches) -> Box<dyn Format> {
    match flags.get_one::<String>("format").map(String::as_str) {
        Some("markdown") => Box::new(Markdown),
        Some("csv") => Box::new(Csv),
        Some("json") => Box::new(Json),
        _ => Box::new(Table(style())),
    }
}

/// Columns where there is no terminal to ask.
const PIPE_WIDTH: usize = 80;
/// Narrower than this no table is made.
const NARROWEST: usize = 40;

fn style() -> Style {
    let stdout = std::io::stdout();
    let wrap = stdout.is_terminal();
    let width = terminal_size_of(stdout).map(|(Width(width), _)| usize::from(width));
    Style {
        width: width.unwrap_or(PIPE_WIDTH).max(NARROWEST),
        colours: true, // `print` takes them out where nobody sees them
        wrap,
    }
}

/// Prints the report. A spreadsheet has no place for what could not be read: that goes to stderr.
pub(crate) fn tell(flags: &ArgMatches, report: &str, remarks: &[String]) -> Result<(), Trouble> {
    if flags
        .get_one::<String>("format")
        .is_some_and(|format| format == "csv")
    {
        warn(remarks);
    }
    print::line(report.trim_end())
}

/// On stderr.
pub(crate) fn warn(remarks: &[String]) {
    for remark in speedup::shortened(remarks) {
        eprintln!("{remark}");
    }
}

/// A wrong name is a wrong command line. (No `From`: a second one would leave `?` in closures elsewhere in doubt.)
pub(crate) fn explained(trouble: speedup::Trouble) -> Trouble {
    match trouble {
        speedup::Trouble::NoSuchName(message) => Trouble::wrong_command_line(message),
        speedup::Trouble::Failed(message) => Trouble::failed(message),
    }
}

/// The baseline of that name, from Criterion's folder or from a file.
pub(crate) fn open(flags: &ArgMatches, name: &str) -> Result<Baseline, Trouble> {
    speedup::open(&criterion_folder(flags), name).map_err(explained)
}
