//! `cargo course speedup`: what Criterion measured, as speedups.

use crate::measurements::{self, explained};
use crate::trouble::Trouble;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use course_core::save_text_to_file;
use speedup::criterion::LAST_RUN;
use speedup::page::{self, Timeline};
use speedup::picture::{Place, curves};
use speedup::{Study, plain_name};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("speedup")
        .about("Turns Criterion's measurements into speedups with intervals, beside what the machine gave")
        .after_help(
            "Examples:\n  cargo bench -p benches                       measures; then:\n  \
             cargo course speedup                         everything of the last run\n  \
             cargo course speedup sum_square prime_range  two groups of it\n  \
             cargo course speedup --baseline laptop       what was kept with --save-baseline laptop\n  \
             cargo course speedup --baseline lab.json     what `cargo course export` wrote\n  \
             cargo course speedup --html report.html --timeline run.svg   one page: tables, curves, timelines",
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
        .arg(file("svg", "DIR", "Draws the speedup curves, a file for each group, into this folder"))
        .arg(file("html", "FILE", "Writes it all to one page, which needs no network"))
        .arg(
            file("timeline", "FILE.svg", "Puts this timeline of a run on the page; may be given several times")
                .action(ArgAction::Append)
                .requires("html"),
        )
        .arg(measurements::criterion_flag())
}

fn file(flag: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(flag)
        .long(flag)
        .value_name(value)
        .value_parser(value_parser!(PathBuf))
        .help(help)
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let name = flags
        .get_one::<String>("baseline")
        .map_or(LAST_RUN, String::as_str);
    let groups: Vec<String> = flags
        .get_many("group")
        .map(|names| names.cloned().collect())
        .unwrap_or_default();
    let baseline = measurements::open(flags, name)?;
    let study = Study::of(&baseline, &groups).map_err(explained)?;
    let timelines = flags.get_many::<PathBuf>("timeline").unwrap_or_default();
    let timelines: Vec<Timeline> = timelines
        .map(|file| Timeline::read(file))
        .collect::<Result<_, _>>()
        .map_err(explained)?;
    let report = measurements::format(flags).study(&study);
    measurements::tell(flags, &report, &study.remarks)?;
    if let Some(folder) = flags.get_one::<PathBuf>("svg") {
        draw(&study, folder)?;
    }
    if let Some(file) = flags.get_one::<PathBuf>("html") {
        save(&page::html(&study, &timelines), file)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Groups without speedups by workers have no curves.
fn draw(study: &Study, folder: &Path) -> Result<(), Trouble> {
    let mut taken = BTreeSet::new();
    for group in &study.groups {
        let Some(svg) = curves(group, Place::File) else {
            eprintln!("{}: no speedups by workers, so no curves", group.name);
            continue;
        };
        let mut name = plain_name(&group.name);
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        save(&svg, &folder.join(name).with_extension("svg"))?;
    }
    Ok(())
}

fn save(text: &str, file: &Path) -> Result<(), Trouble> {
    save_text_to_file(&[text], file).map_err(Trouble::failed)?;
    eprintln!("{}", file.display());
    Ok(())
}
