//! `cargo course export`: a baseline in one file.

use crate::trouble::Trouble;
use crate::{measurements, print};
use clap::{Arg, ArgMatches, Command, value_parser};
use course_core::save_text_to_file;
use speedup::criterion::LAST_RUN;
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("export")
        .about("Writes measurements to one file: samples, machine, cores, commit and probe")
        .after_help(
            "Examples:\n  # the last run\n  cargo course export lab.json\n  \
             # what was kept with --save-baseline before\n  cargo course export lab.json --baseline before\n\n\
             `cargo course speedup --baseline lab.json` and `cargo course compare` read it.",
        )
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("The file to write: JSON"),
        )
        .arg(
            Arg::new("baseline")
                .long("baseline")
                .value_name("NAME")
                .default_value(LAST_RUN)
                .help("A baseline of Criterion's; `new` is the last run"),
        )
        .arg(measurements::criterion_flag())
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let file: &PathBuf = flags.get_one("file").expect("clap demands it");
    let name = flags
        .get_one::<String>("baseline")
        .map_or(LAST_RUN, String::as_str);
    let baseline = measurements::open(flags, name)?;
    save_text_to_file(&[speedup::export::to_json(&baseline)], file).map_err(Trouble::failed)?;
    measurements::warn(&baseline.remarks);
    let count = baseline.benchmarks.len();
    print::line(&format!(
        "{}: {count} benchmarks of baseline `{name}`",
        file.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
