//! Finds the commands in a page, and takes them apart.

use crate::markdown::{Line, lines};

/// Each command with the place where it stands.
pub(super) fn commands(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut byte = 0;
    let mut shell = false;
    for (line, whole) in lines(page).zip(page.split_inclusive('\n')) {
        match line {
            Line::Open(_) => shell = matches!(line.language(), Some("console" | "sh" | "bash")),
            Line::Code(text) if shell => {
                let command = text.trim_start().strip_prefix("$ ").unwrap_or_default();
                found.extend(starts_with_program(command).map(|command| (byte, command)));
            }
            Line::Prose(text) => {
                let spans = text.split('`').skip(1).step_by(2);
                found.extend(
                    spans
                        .filter_map(starts_with_program)
                        .map(|command| (byte, command)),
                );
            }
            _ => {}
        }
        byte += whole.len();
    }
    found
}

/// The text, if it is a command of ours with at least one argument.
fn starts_with_program(text: &str) -> Option<String> {
    let mut words = text
        .split_whitespace()
        .skip_while(|word| is_assignment(word));
    let known = matches!(words.next(), Some("cargo" | "python3"));
    (known && words.next().is_some()).then(|| text.trim().to_owned())
}

/// `COURSE_SEED=1` before a command.
fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
    })
}

/// The words of a command up to a pipe or the like, without assignments before it.
pub(super) fn split(command: &str) -> Option<Vec<String>> {
    let words = shlex::split(command)?;
    let is_end = |word: &String| {
        matches!(
            word.as_str(),
            "|" | "&&" | "||" | ";" | ">" | "2>" | "2>&1" | "&"
        )
    };
    let words = words.into_iter().skip_while(|word| is_assignment(word));
    Some(words.take_while(|word| !is_end(word)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_where_readers_take_them_from() {
        let page = "Try `cargo test -p a`.\n\n```console\n$ SEED=1 cargo run | less\ncargo is printed\n```\n\
                    ```rust\n$ cargo no\n```\n`cargo`, `cargoes on`";
        let found: Vec<String> = commands(page)
            .into_iter()
            .map(|(_, command)| command)
            .collect();
        assert_eq!(found, ["cargo test -p a", "SEED=1 cargo run | less"]);
        assert_eq!(commands(page)[1].0, page.find("$ SEED").expect("there"));
        assert_eq!(split(&found[1]).expect("words"), ["cargo", "run"]);
        let of_windows = page.replace('\n', "\r\n");
        assert_eq!(Some(commands(&of_windows)[1].0), of_windows.find("$ SEED"));
    }
}
