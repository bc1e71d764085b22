//! The machinery of the book in `docs/`: builds it, renews the output that its pages show, and finds what is wrong
//! in it.
//!
//! mdBook turns the pages into HTML. What it does not know is here: the marks of solutions, Python beside Rust, the
//! quiz, links to files of the repository ([`preprocess`]), and the checks ([`check`], [`browser`]).

mod browser;
mod check;
mod commands;
mod markdown;
mod mdbook;
mod outputs;
mod places;
mod preprocess;
mod trouble;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = commands::command_line().get_matches();
    commands::run(&matches).unwrap_or_else(|trouble| trouble.tell())
}
