//! Where an exercise starts: its command line, and what becomes of this process.

use crate::flags::{self, Observed, Options};
use crate::own::{Flag, Given};
use crate::panics;
use crate::run::Run;
use crate::session::Session;
use crate::stopwatch::Budget;
use crate::{Clock, Exercise, Runner, Wall};
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Runs the exercise as its command line says, and prints the report. For an exercise's `main`:
///
/// ```no_run
/// # let exercise: report::Exercise = todo!();
/// # let _ =
/// report::main(exercise)
/// # ;
/// ```
///
/// Returns success, also when tasks are not written yet; 1 when a runner failed or a file could not
/// be written, and 2 when the command line was wrong. When nobody reads its output any more, it
/// ends at once, quietly and with success: whoever closed it has seen enough.
///
/// Panics in other threads than this one are not printed from here on.
pub fn main(exercise: Exercise) -> ExitCode {
    let command = format!("cargo run -p {} --", exercise.package);
    main_as(exercise, &command, std::env::args_os())
}

/// The same as [`main`] for a program that the user starts by another `command`, and with other
/// `arguments` than its own. The first of them is taken to be the name of the program.
pub fn main_as(
    exercise: Exercise,
    command: &str,
    arguments: impl IntoIterator<Item = OsString>,
) -> ExitCode {
    start(exercise, command, arguments.into_iter().collect())
}

/// The same as [`main_as`] for an exercise with flags of its own. `prepare` gets what the command line says
/// about them before anything is run, and gives what has to live until the end: a server, say.
///
/// What `prepare` finds wrong is a wrong command line: 2 is returned.
pub fn main_with<P>(
    exercise: Exercise,
    command: &str,
    arguments: impl IntoIterator<Item = OsString>,
    own: &[Flag],
    prepare: impl FnOnce(&Given) -> Result<P, String>,
) -> ExitCode {
    let mut described =
        flags::describe(&exercise, command).args(own.iter().copied().map(Flag::arg));
    let matches = described.try_get_matches_from_mut(arguments);
    let read = matches.and_then(|matches| {
        let options = flags::read(&exercise, &matches, &mut described)?;
        let prepared = prepare(&Given::of(own, &matches, options.size))
            .map_err(|wrong| described.error(ErrorKind::ValueValidation, wrong))?;
        Ok((options, prepared))
    });
    match read {
        Ok((options, _prepared)) => {
            panics::silence();
            run(exercise, options)
        }
        Err(error) => refuse(&error),
    }
}

fn start(exercise: Exercise, command: &str, arguments: Vec<OsString>) -> ExitCode {
    let options = match flags::parse(&exercise, command, arguments) {
        Ok(options) => options,
        Err(error) => return refuse(&error),
    };
    panics::silence();
    run(exercise, options)
}

/// Says what is wrong with the command line, or gives the help that was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    // Nobody may be there to read it.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// What the command line asked for. Panics of other threads have been silenced.
pub(crate) fn run(exercise: Exercise, options: Options) -> ExitCode {
    if let Some(observed) = &options.observed {
        return run_once(&exercise, &options, observed);
    }
    let mut session = Session::new(exercise, options);
    match session.run() {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            session
                .printer
                .output
                .warn(&format!("error: the results cannot be printed: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs one runner, and says nothing about it: somebody is watching from outside.
fn run_once(exercise: &Exercise, options: &Options, observed: &Observed) -> ExitCode {
    let named = |runner: &&Runner| runner.name == observed.runner;
    let Some(runner) = exercise.runners.iter().find(named).cloned() else {
        return ExitCode::from(2);
    };
    let run = Run {
        runner,
        size: options.size,
        workers: observed.workers,
        deadline: options.deadline,
    };
    let clock: Arc<dyn Clock> = Arc::new(Wall::start());
    match run.batch(
        &clock,
        Budget {
            sum: Duration::ZERO,
            runs: 1,
        },
    ) {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
