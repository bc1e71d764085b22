//! `cargo course speedup`: what Criterion measured, as speedups.

use crate::measurements;
use crate::trouble::Trouble;
use clap::{Arg, ArgAction, ArgMatches, Command};
use speedup::Study;
use speedup::criterion::LAST_RUN;
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("speedup")
        .about("Turns Criterion's measurements into speedups with intervals, beside what the machine gave")
        .after_help(
            "Examples:\n  cargo bench -p benches                       measures; then:\n  \
             cargo course speedup                         everything of the last run\n  \
             cargo course speedup sum_square prime_range  two groups of it\n  \
             cargo course speedup --baseline laptop       what was kept with --save-baseline laptop\n  \
             cargo course speedup --baseline lab.json     what `cargo course export` wrote",
        )
        .arg(
            Arg::new("group")
                .value_name("GROUP")
                .action(ArgAction::Append)
                .help("The groups to tell of: the first parts of the ids; all, if none is named"),
        )
        .arg(
            Arg::new("baseline")
                .long("baseline")
                .value_name("NAME")
                .default_value(LAST_RUN)
                .help("A baseline of Criterion's, or an exported file; `new` is the last run"),
        )
        .arg(measurements::format_flag())
        .arg(measurements::criterion_flag())
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let name = flags
        .get_one::<String>("baseline")
        .map_or(LAST_RUN, String::as_str);
    let groups: Vec<String> = flags
        .get_many("group")
        .map(|names| names.cloned().collect())
        .unwrap_or_default();
    let baseline = speedup::open(&measurements::criterion_folder(flags), name)?;
    let study = Study::of(&baseline, &groups)?;
    let report = measurements::format(flags).study(&study);
    measurements::tell(flags, &report, &study.remarks)?;
    Ok(ExitCode::SUCCESS)
}
