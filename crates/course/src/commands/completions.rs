//! `cargo course completions`: what makes the Tab key know the commands and the exercises.

use super::{EXERCISE, ONLY, command_line as whole};
use crate::trouble::Trouble;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::{Shell, generate};
use std::process::ExitCode;

/// Shells complete the first word of a line: this is what `cargo course` has to be called then.
const NAME: &str = "course";

pub(super) fn command_line() -> Command {
    Command::new("completions")
        .about("Prints what makes a shell complete commands and exercises")
        .after_help(
            "Shells complete the first word of a line, so `cargo course` needs a name of one word:\n\n  \
             bash\n    \
             alias course='cargo course'\n    \
             source <(cargo course completions bash)\n  \
             zsh\n    \
             alias course='cargo course'\n    \
             source <(cargo course completions zsh)\n  \
             fish\n    \
             alias course 'cargo course'\n    \
             cargo course completions fish | source\n  \
             elvish\n    \
             fn course {|@words| cargo course $@words }\n    \
             eval (cargo course completions elvish | slurp)\n  \
             powershell\n    \
             function course { cargo course @args }\n    \
             cargo course completions powershell |\n      \
             Out-String | Invoke-Expression",
        )
        .arg(
            Arg::new("shell")
                .required(true)
                .value_parser(value_parser!(Shell))
                .help("The shell"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let shell: Shell = *flags.get_one("shell").expect("clap demands it");
    crate::print::line(script(shell).trim_end())?;
    Ok(ExitCode::SUCCESS)
}

fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    let mut command = with_names(whole().bin_name(NAME));
    generate(shell, &mut command, NAME, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The command line where only names of exercises stand for exercises.
fn with_names(command: Command) -> Command {
    let names = spec::exercises();
    let names: Vec<_> = names.iter().map(|exercise| exercise.package).collect();
    command.mut_subcommands(|command| {
        command.mut_args(|arg| {
            if arg.get_id() == EXERCISE || arg.get_id() == ONLY {
                arg.value_parser(PossibleValuesParser::new(&names))
            } else {
                arg
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn a_flag_that_takes_exercises_gets_their_names_and_not_those_of_files() {
        let script = script(Shell::Bash);
        let (_, after) = script.split_once("--only)").expect("verify has it");
        let (offered, _) = after.split_once(";;").expect("a case ends");
        assert!(offered.contains("ex3-sum-squares"), "{offered}");
    }

    #[test]
    fn how_it_is_loaded_is_said_for_every_shell() {
        let mut command = command_line();
        let help = command.render_help().to_string();
        for shell in Shell::value_variants() {
            let start = format!("\n  {shell}\n");
            assert!(help.contains(&start), "{shell}: {help}");
        }
    }

    #[test]
    fn every_shell_gets_the_names_of_commands_and_exercises() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
            let script = script(shell);
            assert!(script.contains("timeline"), "{shell}");
            // The others complete no values of arguments without a flag.
            if matches!(shell, Shell::Bash | Shell::Zsh) {
                assert!(script.contains("ex3-sum-squares"), "{shell}");
            }
        }
    }
}
