//! What is wrong with a command that a page names.

use super::help::{Helps, names};
use super::words;
use crate::places;
use crate::workspace::Workspace;
use std::path::Path;

/// What does not exist of `command`, if something does not.
pub(super) fn problem(command: &str, workspace: &Workspace, helps: &mut Helps) -> Option<String> {
    let Some(words) = words::split(command) else {
        return Some("a quote is not closed".to_owned());
    };
    let mut words = words.iter().map(String::as_str);
    if words.next() == Some("python3") {
        return script(words);
    }
    let (arguments, after) = split_at_dashes(words);
    let sub = *arguments
        .iter()
        .find(|word| !word.starts_with(['-', '+']))?;
    let given = Given {
        workspace,
        sub,
        arguments: &arguments,
        after: &after,
    };
    match sub {
        "course" => given.course(helps),
        _ => given
            .package()
            .or_else(|| given.targets())
            .or_else(|| given.flags(helps)),
    }
}

/// The first file that a call of Python names.
fn script<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<String> {
    let file = words.find(|word| Path::new(word).extension().is_some_and(|end| end == "py"))?;
    (!places::root().join(file).is_file()).then(|| format!("there is no {file}"))
}

fn split_at_dashes<'a>(words: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, Vec<&'a str>) {
    let words: Vec<&str> = words.collect();
    match words.iter().position(|&word| word == "--") {
        Some(at) => (words[..at].to_vec(), words[at + 1..].to_vec()),
        None => (words, Vec::new()),
    }
}

struct Given<'a> {
    workspace: &'a Workspace,
    sub: &'a str,
    arguments: &'a [&'a str],
    /// What stands after `--`.
    after: &'a [&'a str],
}

impl Given<'_> {
    /// What follows one of these flags: `-p NAME`, `--package=NAME`.
    fn value(&self, flags: &[&str]) -> Option<&str> {
        let mut words = self.arguments.iter();
        while let Some(word) = words.next() {
            let (flag, value) = word
                .split_once('=')
                .map_or((*word, None), |(flag, value)| (flag, Some(value)));
            if flags.contains(&flag) {
                return value.or_else(|| words.next().copied());
            }
        }
        None
    }

    fn package_name(&self) -> Option<&str> {
        self.value(&["-p", "--package"])
            .filter(|name| !is_placeholder(name))
    }

    fn package(&self) -> Option<String> {
        let name = self.package_name()?;
        self.workspace
            .package(name)
            .is_none()
            .then(|| format!("there is no package {name}"))
    }

    fn targets(&self) -> Option<String> {
        for kind in ["bench", "test", "example", "bin"] {
            let Some(name) = self
                .value(&[&format!("--{kind}")])
                .filter(|name| !is_placeholder(name))
            else {
                continue;
            };
            let wanted = self.package_name();
            let mut packages = self.workspace.packages.iter();
            let there = packages.any(|package| {
                wanted.is_none_or(|wanted| wanted == package.name) && package.has(kind, name)
            });
            if !there {
                return Some(format!("there is no {kind} {name}"));
            }
        }
        None
    }

    /// Long flags, those of cargo's and, of `cargo run`, those of the program.
    fn flags(&self, helps: &mut Helps) -> Option<String> {
        let Some(help) = helps.of(&[self.sub]) else {
            return Some(format!("cargo has no {}", self.sub));
        };
        if let Some(flag) = unknown(self.arguments, &[help]) {
            return Some(format!("cargo {} has no {flag}", self.sub));
        }
        if self.sub != "run" || self.after.is_empty() {
            return None;
        }
        let package = self.package_name()?;
        let mut run = vec!["run", "--quiet", "-p", package];
        for kind in ["--example", "--bin"] {
            if let Some(name) = self.value(&[kind]) {
                run.extend([kind, name]);
            }
        }
        run.push("--");
        program_flags(&run, self.after, helps)
    }

    /// `cargo course SUB EXERCISE --flags`.
    fn course(&self, helps: &mut Helps) -> Option<String> {
        let rest: Vec<&str> = self
            .arguments
            .iter()
            .copied()
            .skip_while(|&word| word != "course")
            .skip(1)
            .collect();
        self.exercise(&rest)
            .or_else(|| program_flags(&["course"], &rest, helps))
    }

    fn exercise(&self, rest: &[&str]) -> Option<String> {
        let mut names = rest.iter().filter(|word| {
            word.starts_with("ex") && word[2..].starts_with(|c: char| c.is_ascii_digit())
        });
        let unknown = names.find(|name| {
            let mut packages = self.workspace.packages.iter();
            let is_it =
                |package: &str| package == **name || package.starts_with(&format!("{name}-"));
            !is_placeholder(name)
                && self.sub == "course"
                && !rest.contains(&"new")
                && !packages.any(|package| is_it(&package.name))
        })?;
        Some(format!("there is no exercise {unknown}"))
    }
}

/// Flags, and the subcommand before them, of a program that `cargo START` runs.
fn program_flags(start: &[&str], words: &[&str], helps: &mut Helps) -> Option<String> {
    let general = helps.of(start).map(str::to_owned);
    let Some(general) = general else {
        return Some(format!("`cargo {} --help` fails", start.join(" ")));
    };
    let first = words
        .first()
        .filter(|word| !word.starts_with('-') && !is_placeholder(word));
    let mut texts = vec![general.as_str()];
    if let Some(first) = first {
        let mut longer = start.to_vec();
        longer.push(first);
        match helps.of(&longer) {
            Some(special) => texts.push(special),
            None => return Some(format!("there is no {first}")),
        }
    }
    let before_dashes: Vec<&str> = words
        .iter()
        .copied()
        .take_while(|&word| word != "--")
        .collect();
    unknown(&before_dashes, &texts).map(|flag| format!("there is no {flag}"))
}

/// The first long flag that none of the help texts names.
fn unknown<'a>(words: &[&'a str], helps: &[&str]) -> Option<&'a str> {
    let flags = words
        .iter()
        .filter(|word| word.starts_with("--") && word.len() > 2);
    let mut flags = flags.map(|word| word.split('=').next().unwrap_or(word));
    flags.find(|flag| !helps.iter().any(|help| names(help, flag)))
}

/// `NAME`, `exN-name`, `...`: not meant to be typed as it stands.
fn is_placeholder(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_uppercase()) || word.contains("...") || word.contains('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(command: &str) -> String {
        let workspace = Workspace::load().expect("cargo is there");
        problem(command, &workspace, &mut Helps::default()).unwrap_or_default()
    }

    #[test]
    fn commands_that_exist_are_right() {
        for command in [
            "cargo test -p ex3-sum-squares",
            "cargo test --package=spec --test ex3 -- --nocapture",
            "cargo run -p exN-NAME",
            "cargo build --release",
            "python3 benches/python/peers.py",
        ] {
            assert_eq!(told(command), "", "{command}");
        }
    }

    #[test]
    fn what_does_not_exist_is_told() {
        for (command, says) in [
            ("cargo test -p ex33", "no package ex33"),
            ("cargo test -p spec --test nothing", "no test nothing"),
            ("cargo test --tset", "no --tset"),
            ("cargo rnu -p spec", "cargo has no rnu"),
            ("cargo course hint ex77", "no exercise ex77"),
            (
                "python3 benches/python/none.py",
                "there is no benches/python/none.py",
            ),
        ] {
            assert!(told(command).contains(says), "{command}: {}", told(command));
        }
    }
}
