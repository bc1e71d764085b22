//! The command line as a whole.

use super::*;

#[test]
fn the_command_line_is_consistent() {
    command_line().debug_assert();
}

#[test]
fn the_version_can_be_asked_for() {
    let asked = command_line().try_get_matches_from(["course", "--version"]);
    let error = asked.expect_err("it is printed, and nothing else is done");
    assert_eq!(error.kind(), clap::error::ErrorKind::DisplayVersion);
    assert_eq!(
        error.to_string(),
        format!("cargo course {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn what_is_for_maintainers_comes_last() {
    let command = command_line();
    let commands = command.get_subcommands().map(|command| {
        let about = command.get_about().map(ToString::to_string);
        about.is_some_and(|about| about.starts_with("For maintainers:"))
    });
    let for_them: Vec<bool> = commands.collect();
    assert_eq!(for_them.iter().filter(|for_them| **for_them).count(), 3);
    assert!(for_them.is_sorted(), "{for_them:?}");
}

/// Terminals are as narrow as this beside an editor.
const NARROW: usize = 60;
/// Two columns less than that, so that nothing reaches the edge.
const LONGEST: usize = NARROW - 2;

#[test]
fn on_a_narrow_terminal_no_example_is_broken() {
    for command in whole_helps() {
        let name = command.get_name().to_owned();
        let after = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let help = command.term_width(NARROW).render_help().to_string();
        for example in after.lines().filter(|line| line.starts_with(' ')) {
            assert!(example.len() <= LONGEST, "{name}: too long: {example}");
            assert!(
                help.lines().any(|line| line == example),
                "{name}: broken: {example}\n{help}"
            );
        }
    }
}

#[test]
fn prose_is_broken_by_the_terminal_alone() {
    for command in whole_helps() {
        let after = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let lines: Vec<&str> = after.lines().collect();
        let is_prose = |line: &str| !line.is_empty() && !line.starts_with(' ');
        let broken = lines
            .windows(2)
            .find(|pair| is_prose(pair[0]) && is_prose(pair[1]));
        assert_eq!(broken, None, "{}", command.get_name());
    }
}

/// All commands but those whose examples are still wider.
fn whole_helps() -> impl Iterator<Item = Command> {
    let commands = COMMANDS.iter().map(|entry| (entry.command_line)());
    commands.filter(|command| !["speedup", "compare"].contains(&command.get_name()))
}
