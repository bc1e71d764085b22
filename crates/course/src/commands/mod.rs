//! The commands: a file each, which says what its command line is and does what it asks for.

mod generate;
mod hint;
mod reset;
mod solution;

use crate::trouble::Trouble;
use clap::{ArgMatches, Command};
use std::process::ExitCode;

/// One command of `cargo course`.
struct Entry {
    command_line: fn() -> Command,
    run: fn(&ArgMatches) -> Result<ExitCode, Trouble>,
}

/// In the order of `cargo course --help`.
const COMMANDS: &[Entry] = &[
    Entry {
        command_line: hint::command_line,
        run: hint::run,
    },
    Entry {
        command_line: reset::command_line,
        run: reset::run,
    },
    Entry {
        command_line: solution::command_line,
        run: solution::run,
    },
    Entry {
        command_line: generate::command_line,
        run: generate::run,
    },
];

/// The whole command line.
pub(crate) fn command_line() -> Command {
    Command::new("cargo course")
        .bin_name("cargo course")
        .about("Helps you along in the course")
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
