//! `cargo course run`: runs an exercise, and remembers its best speedup.

use super::{exercise_arg, some_exercise_of};
use crate::state::Store;
use crate::trouble::Trouble;
use crate::{cargo, places};
use clap::{Arg, ArgAction, ArgMatches, Command};
use report::ROWS;
use serde::Deserialize;
use spec::Exercise;
use std::ffi::OsString;
use std::path::Path;
use std::process::{ExitCode, ExitStatus};

pub(super) fn command_line() -> Command {
    Command::new("run")
        .about("Runs an exercise: how fast is each of its answers?")
        .after_help(
            "Examples:\n  cargo course run ex3\n  cargo course run ex3 -- --workers 1,2 --numbers 10000\n  \
             # the flags of that exercise\n  cargo course run ex3 -- --help",
        )
        .arg(exercise_arg())
        .arg(
            Arg::new("flags")
                .last(true)
                .action(ArgAction::Append)
                .value_name("FLAGS")
                .value_parser(clap::value_parser!(OsString))
                .help("Flags of the exercise's own"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let root = places::root();
    let exercise = some_exercise_of(flags, &Store::at(&root).read()?)?;
    let own: Vec<OsString> = flags
        .get_many("flags")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    run_exercise(&exercise, &root, &own)
}

/// Runs it on this terminal, with these flags of its own.
///
/// # Errors
/// It cannot be run; or Ctrl-C has ended it.
pub(crate) fn run_exercise(
    exercise: &Exercise,
    root: &Path,
    flags: &[OsString],
) -> Result<ExitCode, Trouble> {
    let failed = |error| Trouble::failed(format!("{} cannot be run: {error}", exercise.package));
    let rows = tempfile::NamedTempFile::new().map_err(failed)?;
    let status = cargo::cargo(root)
        .args(["run", "--quiet", "--package", exercise.package, "--"])
        .args(flags)
        .env(ROWS, rows.path())
        .status()
        .map_err(failed)?;
    let rows = std::fs::read_to_string(rows.path()).map_err(failed)?;
    if let Some(best) = best(&rows) {
        Store::at(root).change(|state| {
            let remembered = &mut state.of_mut(exercise.package).best_speedup;
            *remembered = Some(remembered.unwrap_or_default().max(best));
        })?;
    }
    if was_interrupted(status) {
        return Err(Trouble::interrupted());
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

/// Whether Ctrl-C has ended it: the signal, or the exit code of whoever handles that, or that of Windows.
fn was_interrupted(status: ExitStatus) -> bool {
    #[cfg(unix)]
    if std::os::unix::process::ExitStatusExt::signal(&status)
        == Some(rustix::process::Signal::INT.as_raw())
    {
        return true;
    }
    matches!(status.code(), Some(130 | -0x3FFF_FEC6))
}

/// What is looked at of a row.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    workers: usize,
    speedup: Option<f64>,
    machine: Option<f64>,
}

/// By how much a speedup may be above what the machine gave. With more, the serial runner was disturbed.
const ABOVE: f64 = 1.1;

impl Row {
    /// Its speedup, if it is one that can be believed and that workers brought.
    fn gained(&self) -> Option<f64> {
        let speedup = self.speedup.filter(|_| self.workers > 1)?;
        let possible = self.machine.is_none_or(|gave| speedup <= gave * ABOVE);
        possible.then_some(speedup)
    }
}

/// The best of the rows, of which there is one a line.
fn best(rows: &str) -> Option<f64> {
    let rows = rows
        .lines()
        .filter_map(|line| serde_json::from_str::<Row>(line).ok());
    rows.filter_map(|row| row.gained()).max_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_row_is_remembered() {
        let rows = [
            r#"{"runner": "pool", "workers": 2, "speedup": 1.5, "machine": 1.9}"#,
            r#"{"runner": "threads", "workers": 10, "speedup": 1.75, "machine": null}"#,
            r#"{"workers": 2, "speedup": null}"#,
            r#"{"workers": 1, "speedup": 1.9, "machine": null}"#,
            r#"{"workers": 2, "speedup": 2.9, "machine": 1.9}"#,
            r#"{"spee"#,
        ];
        assert_eq!(best(&rows.join("\n")), Some(1.75));
        assert_eq!(best(rows[0]), Some(1.5));
        assert_eq!(best(rows[3]), None, "one worker gains nothing");
        assert_eq!(best(""), None);
    }
}
