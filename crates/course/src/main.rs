//! `cargo course ...`: what helps a student along. So far: hints.

mod flags;
mod hint;

use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = flags::command().get_matches();
    let printed = match matches.subcommand() {
        Some(("hint", flags)) => hint::print(&flags::hint(flags)),
        _ => Ok(()),
    };
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}
