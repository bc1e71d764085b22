//! `cargo course ...`: carries a student through the course, and proves to whoever maintains it that it holds together.
//!
//! Each command is a file of [`commands`]; what several of them need stands beside it.

mod cancel;
mod cargo;
mod catalogue;
mod check;
mod commands;
mod compare;
mod course;
mod family;
mod measurements;
mod notes;
mod page;
mod places;
mod print;
mod progress;
mod skeleton;
mod starter;
mod state;
mod style;
mod trouble;
mod update;
mod verify;
mod watch;

use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = commands::command_line().get_matches();
    commands::run(&matches).unwrap_or_else(|trouble| trouble.tell())
}
