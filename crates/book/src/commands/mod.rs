//! The commands: a file each, which says what its command line is and does what it asks for.

mod build;
mod check;
mod look;
mod preprocess;
mod update;

use crate::trouble::Trouble;
use clap::{ArgMatches, Command};
use std::process::ExitCode;

/// One command of `cargo run -p book --`.
struct Entry {
    command_line: fn() -> Command,
    run: fn(&ArgMatches) -> Result<ExitCode, Trouble>,
}

/// In the order of `--help`.
const COMMANDS: &[Entry] = &[
    Entry {
        command_line: build::command_line,
        run: build::run,
    },
    Entry {
        command_line: update::command_line,
        run: update::run,
    },
    Entry {
        command_line: check::command_line,
        run: check::run,
    },
    Entry {
        command_line: look::command_line,
        run: look::run,
    },
    Entry {
        command_line: preprocess::command_line,
        run: preprocess::run,
    },
];

/// The whole command line.
pub(crate) fn command_line() -> Command {
    Command::new("book")
        .bin_name("cargo run -p book --")
        .about("Builds the book of the course, renews the output that it shows, and checks it")
        .after_help(
            "Examples:\n  cargo run -p book -- build          the book, as HTML\n  \
             cargo run -p book -- update ex3     run again what the pages show of exercise 3\n  \
             cargo run -p book -- check          everything that can be wrong in it\n  \
             cargo run -p book -- look           each page in a browser, narrow and wide, dark and light",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(COMMANDS.iter().map(|entry| (entry.command_line)()))
}

/// Does what the command line asks for.
pub(crate) fn run(matches: &ArgMatches) -> Result<ExitCode, Trouble> {
    let Some((name, flags)) = matches.subcommand() else {
        return Ok(ExitCode::SUCCESS);
    };
    let entry = COMMANDS
        .iter()
        .find(|entry| (entry.command_line)().get_name() == name);
    entry.map_or(Ok(ExitCode::SUCCESS), |entry| (entry.run)(flags))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command_line().debug_assert();
    }
}
