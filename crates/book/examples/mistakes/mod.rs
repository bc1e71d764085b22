//! What the programs `mistake_*` have in common: each is a wrong answer and the same answer mended.
//!
//! ```text
//! cargo run -p book --example mistake_join_in_the_loop                       what the checks say of both
//! cargo run -p book --example mistake_join_in_the_loop -- --timeline FILE    draw both
//! ```
#![allow(dead_code, reason = "each example uses a part of it")]

pub(crate) mod nobody;
mod timeline;
mod wrap;

use spec::{Subject, Told, Verdict};
use std::error::Error;
use std::process::ExitCode;

/// What an answer gives: a value, or why there is none.
pub(crate) type Answer<A> = Result<A, Box<dyn Error>>;

/// A wrong answer to a task, and the same answer with its one mistake mended.
pub(crate) struct Mistake<S> {
    /// The task: the name of its function.
    pub(crate) task: &'static str,
    /// What the checks call the mistake.
    pub(crate) verdict: Verdict,
    pub(crate) wrong: S,
    pub(crate) mended: S,
    /// The work function that the timeline shows.
    pub(crate) work: &'static str,
    /// Runs the answer once, for the timeline.
    pub(crate) run: fn(&S) -> Answer<()>,
}

const HELP: &str = "\
Asks the checks about a wrong answer and about the same answer mended.

      --timeline <FILE.svg>  Draw who did what when in both, and ask nothing";

/// Shows the mistake as the command line asks for it.
pub(crate) fn main<S: Subject>(mistake: Mistake<S>) -> ExitCode {
    multiprocess::init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => checked(mistake),
        ["--help" | "-h"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        ["--timeline", file] => ended(timeline::draw(mistake.work, file)),
        [timeline::RUN, "wrong"] => ended((mistake.run)(&mistake.wrong)),
        [timeline::RUN, "mended"] => ended((mistake.run)(&mistake.mended)),
        _ => {
            eprintln!("error: this is no way to start it\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn ended(result: Answer<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints what a student would read, and fails if it is not what the book says.
fn checked<S: Subject>(mistake: Mistake<S>) -> ExitCode {
    let Mistake {
        task,
        verdict,
        wrong,
        mended,
        ..
    } = mistake;
    spec::verdicts(vec![("wrong", wrong), ("mended", mended)], task, |told| {
        let [wrong, mended] = told else {
            unreachable!("two were asked for");
        };
        println!("{}", text(wrong));
        println!("\nmended: {}", text(mended));
        let found = wrong.verdict.as_ref().map(|(verdict, _)| *verdict);
        if found == Some(verdict) && mended.verdict.is_none() {
            return ExitCode::SUCCESS;
        }
        eprintln!("error: the book says {verdict} of the one, and nothing of the other");
        ExitCode::FAILURE
    })
}

fn text(told: &Told) -> String {
    let passes = "passes every check of this task";
    let text = told.verdict.as_ref().map_or(passes, |(_, text)| text);
    wrap::lines(text, wrap::columns())
}
