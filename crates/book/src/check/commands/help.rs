//! What programs say about themselves with `--help`.

use crate::places;
use crate::workspace::cargo;
use std::collections::HashMap;
use std::process::Command;

/// Asks each program once.
#[derive(Debug, Default)]
pub(super) struct Helps {
    known: HashMap<Vec<String>, Option<String>>,
}

impl Helps {
    /// What `cargo ARGUMENTS --help` prints; nothing if it fails.
    pub(super) fn of(&mut self, arguments: &[&str]) -> Option<&str> {
        let key: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        self.known
            .entry(key)
            .or_insert_with(|| ask(arguments))
            .as_deref()
    }
}

/// Says so first: a program that was not compiled yet is compiled now.
fn ask(arguments: &[&str]) -> Option<String> {
    eprintln!("asking: cargo {} --help", arguments.join(" "));
    let answer = Command::new(cargo())
        .args(arguments)
        .arg("--help")
        .current_dir(places::root())
        .env("COLUMNS", "200")
        .env("NO_COLOR", "1")
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .ok()?;
    answer
        .status
        .success()
        .then(|| String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// Whether a help text names this flag, `--task`.
pub(super) fn names(help: &str, flag: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    help.match_indices(flag).any(|(at, _)| {
        let before = help[..at].chars().next_back();
        let after = help[at + flag.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_flag_is_named_as_a_whole() {
        let help = "  -t, --task <N>  Which\n      --no-time";
        assert!(super::names(help, "--task"));
        assert!(!super::names(help, "--tas"));
        assert!(!super::names(help, "--time"));
    }
}
