//! `cargo course update`: a newer course, and the learner's work as it was.

use crate::trouble::Trouble;
use crate::{places, print, update};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::process::ExitCode;

const AFTER: &str = "Examples:
  # what would it do?
  cargo course update --dry-run
  # a clone: fetch and merge
  cargo course update
  # a download, unpacked in ../newer
  cargo course update --from ../newer

Your files (exercises/*/src/lib.rs) are copied to .course/saved first, committed or not. An exercise that you have not \
begun gets its newer starter. One that you have begun stays as it is; if its starter has changed, the new one is put \
beside it (lib.rs.new). If git cannot merge another file, everything is as it was, and you are told which. If it is \
interrupted, run it again.";

pub(super) fn command_line() -> Command {
    Command::new("update")
        .about("Takes a newer course over this copy, and keeps all that you wrote")
        .after_help(AFTER)
        .arg(Arg::new("from").long("from").value_name("WHERE").help(
            "An unpacked download, or what git can fetch from [default: the remote upstream, else origin]",
        ))
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Only says what would be done"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let from: Option<&String> = flags.get_one("from");
    let said = update::update(
        &places::root(),
        from.map(String::as_str),
        flags.get_flag("dry-run"),
    )?;
    print::line(&said)?;
    Ok(ExitCode::SUCCESS)
}
