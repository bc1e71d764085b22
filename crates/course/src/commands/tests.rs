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
