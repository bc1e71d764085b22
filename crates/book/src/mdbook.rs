//! Finds mdBook, at the one version that the book is built with, and runs it.

use crate::places;
use crate::trouble::Trouble;
use crate::workspace::{Workspace, cargo};
use std::path::{Path, PathBuf};
use std::process::Command;

/// mdBook's output changes between versions, and the checks read it.
const VERSION: &str = "0.5.4";

/// Builds the pages into `into`, with this very program as the preprocessor. Gives what mdBook finds wrong with them: a
/// file to include that is not there is an error in its log, not in its exit code.
pub(crate) fn build(workspace: &Workspace, into: &Path) -> Result<Vec<String>, Trouble> {
    let ourselves = std::env::current_exe()
        .map_err(|error| Trouble::failed(format!("cannot find this program: {error}")))?;
    let quoted = shlex::try_quote(&ourselves.to_string_lossy())
        .map_err(|error| Trouble::failed(format!("{}: {error}", ourselves.display())))?
        .into_owned();
    let ran = Command::new(program(workspace)?)
        .arg("build")
        .arg(places::docs())
        .arg("--dest-dir")
        .arg(into)
        .env(
            "MDBOOK_PREPROCESSOR__COURSE__COMMAND",
            format!("{quoted} preprocess"),
        )
        .env("MDBOOK_LOG", "warn")
        .env("NO_COLOR", "1")
        .output()
        .map_err(|error| Trouble::failed(format!("cannot run mdbook: {error}")))?;
    let said = String::from_utf8_lossy(&ran.stderr);
    if !ran.status.success() {
        return Err(Trouble::failed(format!("mdbook: {}", said.trim())));
    }
    Ok(said.lines().filter_map(error).collect())
}

/// The text of an error in mdBook's log: `ERROR module: text`. Warnings say more about the error before them.
fn error(line: &str) -> Option<String> {
    let (_module, text) = line.trim_start().strip_prefix("ERROR ")?.split_once(": ")?;
    Some(text.to_owned())
}

/// An mdBook of the right version: the one on the path, or one of our own, which is installed if need be.
fn program(workspace: &Workspace) -> Result<PathBuf, Trouble> {
    let on_path = PathBuf::from("mdbook");
    if is_right(&on_path) {
        return Ok(on_path);
    }
    let tools = workspace.target_directory.join("book-tools");
    let own = tools
        .join("bin")
        .join(format!("mdbook{}", std::env::consts::EXE_SUFFIX));
    if !is_right(&own) {
        install(&tools)?;
    }
    Ok(own)
}

fn is_right(program: &Path) -> bool {
    let answer = Command::new(program).arg("--version").output();
    answer.is_ok_and(|answer| {
        let said = String::from_utf8_lossy(&answer.stdout);
        said.trim()
            .trim_start_matches("mdbook")
            .trim()
            .trim_start_matches('v')
            == VERSION
    })
}

fn install(tools: &Path) -> Result<(), Trouble> {
    eprintln!(
        "mdbook {VERSION} is not there yet: it is installed into {}, which takes about two minutes, once",
        tools.display()
    );
    let status = Command::new(cargo())
        .args(["install", "--locked", "--quiet", "--root"])
        .arg(tools)
        .arg(format!("mdbook@{VERSION}"))
        .status()
        .map_err(|error| Trouble::failed(format!("cannot run cargo install: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::failed(format!(
        "mdbook {VERSION} could not be installed (what cargo said is above). With a network, try it by hand: \
         cargo install --locked mdbook@{VERSION}"
    )))
}
