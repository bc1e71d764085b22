//! The command line.

use clap::{Arg, ArgMatches, Command, value_parser};

/// Which hint is wanted.
#[derive(Debug)]
pub(crate) struct Hint {
    /// `ex3` or `ex3-sum-squares`.
    pub(crate) exercise: String,
    /// Counted from 1.
    pub(crate) task: u32,
    /// 1, gentle, to 3, nearly the answer.
    pub(crate) level: usize,
}

pub(crate) fn command() -> Command {
    Command::new("cargo course")
        .bin_name("cargo course")
        .about("Helps you along in the course")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("hint")
                .about("Prints a hint for a task: three each, from gentle to nearly the answer")
                .after_help(
                    "Examples:\n  cargo course hint ex3 --task 2            the first, gentle one\n  \
                     cargo course hint ex3 --task 2 --level 3  nearly the answer",
                )
                .arg(Arg::new("exercise").required(true).help("The exercise: ex3, or ex3-sum-squares"))
                .arg(
                    Arg::new("task")
                        .long("task")
                        .value_name("N")
                        .value_parser(value_parser!(u32).range(1..))
                        .default_value("1")
                        .help("Which of its tasks"),
                )
                .arg(
                    Arg::new("level")
                        .long("level")
                        .value_name("1-3")
                        .value_parser(value_parser!(u8).range(1..=3))
                        .default_value("1")
                        .help("How much to say"),
                ),
        )
}

pub(crate) fn hint(flags: &ArgMatches) -> Hint {
    Hint {
        exercise: flags
            .get_one::<String>("exercise")
            .cloned()
            .unwrap_or_default(),
        task: flags.get_one("task").copied().unwrap_or(1),
        level: usize::from(flags.get_one("level").copied().unwrap_or(1_u8)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
