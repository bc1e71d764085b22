//! `preprocess`: what mdBook calls between reading the pages and turning them into HTML.

use crate::preprocess;
use crate::trouble::Trouble;
use clap::{Arg, ArgMatches, Command};
use std::io::{Read, Write};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("preprocess")
        .about("What mdBook calls by itself: reads a book as JSON, and writes it")
        .hide(true)
        .arg(Arg::new("question").num_args(0..=2))
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let question = flags.get_many::<String>("question");
    if let Some(mut words) = question {
        // "supports html"
        let asks_for_html = words.next_back().is_some_and(|renderer| renderer == "html");
        return Ok(ExitCode::from(u8::from(!asks_for_html)));
    }
    let mut given = String::new();
    std::io::stdin()
        .read_to_string(&mut given)
        .map_err(|error| Trouble::failed(format!("cannot read what mdBook gives: {error}")))?;
    let book = preprocess::book(&given)?;
    std::io::stdout()
        .write_all(book.as_bytes())
        .map_err(|error| Trouble::failed(format!("cannot answer mdBook: {error}")))?;
    Ok(ExitCode::SUCCESS)
}
