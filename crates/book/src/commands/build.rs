//! `build`: the book, as HTML.

use crate::trouble::Trouble;
use crate::workspace::Workspace;
use crate::{mdbook, preprocess};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("build")
        .about("Builds the book as HTML, which needs no network to be read")
        .after_help(
            "Examples:\n  cargo run -p book -- build                 into target/book\n  \
             cargo run -p book -- build --into /tmp/book",
        )
        .arg(
            Arg::new("into")
                .long("into")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("Where to write it (it is emptied first)"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let workspace = Workspace::load()?;
    let into = match flags.get_one::<PathBuf>("into") {
        Some(into) => std::path::absolute(into).map_err(Trouble::with_file("find", into))?,
        None => workspace.target_directory.join("book"),
    };
    let wrong = build(&workspace, &into)?;
    if !wrong.is_empty() {
        return Err(Trouble::failed(format!("mdbook: {}", wrong.join("\n"))));
    }
    println!("The book: {}", into.join("index.html").display());
    Ok(ExitCode::SUCCESS)
}

/// The pages, and what they link to in the repository. Gives what mdBook finds wrong.
pub(crate) fn build(workspace: &Workspace, into: &Path) -> Result<Vec<String>, Trouble> {
    let wrong = mdbook::build(workspace, into)?;
    preprocess::repository::write_linked_files(into)?;
    Ok(wrong)
}
