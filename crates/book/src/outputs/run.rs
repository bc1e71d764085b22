//! Runs a command as a reader would, and keeps what it prints.

use crate::places;
use crate::trouble::Trouble;
use crate::workspace::cargo;
use std::io::Read;
use std::process::{Command, Stdio};

/// What a command did.
#[derive(Debug)]
pub(super) struct Ran {
    /// None if a signal ended it.
    pub(super) exit: Option<i32>,
    /// Both of its streams as a terminal shows them, but for cargo's own progress.
    pub(super) printed: String,
}

/// Runs `command` in the root of the repository, in a terminal of that many columns.
pub(super) fn run(command: &str, columns: u16) -> Result<Ran, Trouble> {
    let not_run = |error: std::io::Error| Trouble::failed(format!("cannot run {command}: {error}"));
    let words = shlex::split(command).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| Trouble::failed(format!("not a command: {command}")))?;
    let program = match words[0].as_str() {
        "cargo" => cargo(),
        other => other.into(),
    };
    // One pipe for both streams, so that their lines stay in order.
    let (mut reader, writer) = std::io::pipe().map_err(not_run)?;
    let mut command = Command::new(program);
    command
        .args(&words[1..])
        .current_dir(places::root())
        .env("COLUMNS", columns.to_string())
        .env("NO_COLOR", "1")
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUST_BACKTRACE")
        .env_remove("CARGO_MANIFEST_DIR")
        .stdin(Stdio::null())
        .stdout(writer.try_clone().map_err(not_run)?)
        .stderr(writer);
    let mut child = command.spawn().map_err(not_run)?;
    drop(command); // it holds the writing ends of the pipe
    let mut printed = Vec::new();
    reader.read_to_end(&mut printed).map_err(not_run)?;
    let ended = child.wait().map_err(not_run)?;
    Ok(Ran {
        exit: ended.code(),
        printed: without_cargo(&String::from_utf8_lossy(&printed)),
    })
}

/// Without the lines in which cargo says what it compiles and runs, and without empty lines around the rest.
fn without_cargo(printed: &str) -> String {
    const VERBS: [&str; 10] = [
        "Blocking",
        "Compiling",
        "Finished",
        "Running",
        "Checking",
        "Doc-tests",
        "Fresh",
        "Locking",
        "Updating",
        "Downloading",
    ];
    let is_cargos = |line: &&str| {
        let verb = line.split_whitespace().next().unwrap_or_default();
        // cargo writes its verb right-aligned in twelve columns
        line.len() - line.trim_start().len() + verb.len() == 12 && VERBS.contains(&verb)
    };
    let lines: Vec<&str> = printed
        .lines()
        .filter(|line| !is_cargos(line))
        .map(str::trim_end)
        .collect();
    let mut text = lines.join("\n").trim_matches('\n').to_owned();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cargos_own_lines_go() {
        let printed = "   Compiling a v1\n    Finished `dev`\n     Running `a`\n\nRunning...\n   Running late\n";
        assert_eq!(without_cargo(printed), "Running...\n   Running late\n");
    }

    #[test]
    fn both_streams_come_in_order_and_the_exit_code_with_them() {
        let ran = run("cargo --no-such-flag", 60).expect("cargo is there");
        assert_eq!(ran.exit, Some(1));
        assert!(ran.printed.contains("--no-such-flag"), "{}", ran.printed);
    }
}
