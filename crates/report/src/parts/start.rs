//! Where an exercise in parts starts.

use super::session::{Session, run_once};
use super::{Parts, flags, nap};
use crate::{panics, start};
use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::ExitCode;

/// Runs the parts as the command line says, and then the table, if there is one.
///
/// Returns what [`main`](crate::main) returns. With `--format json` only the table is run.
pub fn main_of_parts(parts: Parts) -> ExitCode {
    let command = format!("cargo run -p {} --", parts.package);
    main_of_parts_as(parts, &command, std::env::args_os())
}

/// The same for a program that the user starts by another `command`, and with other `arguments` than its
/// own. The first of them is taken to be the name of the program.
pub fn main_of_parts_as(
    parts: Parts,
    command: &str,
    arguments: impl IntoIterator<Item = OsString>,
) -> ExitCode {
    let wanted = match flags::parse(&parts, command, arguments.into_iter().collect()) {
        Ok(wanted) => wanted,
        Err(error) => {
            // Nobody may be there to read it.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    if parts.naps
        && let Some(code) = set_nap(&wanted)
    {
        return code;
    }
    panics::silence();
    if let Some(part) = &wanted.observed {
        return run_once(&parts, part, wanted.deadline);
    }
    // The table was started by itself, for one of its runners.
    if wanted
        .table
        .as_ref()
        .is_some_and(|table| table.observed.is_some())
    {
        return run_table(parts, wanted);
    }
    let talks = wanted
        .table
        .as_ref()
        .is_none_or(crate::flags::Options::talks);
    let mut failed = false;
    if talks {
        let mut session = Session::new(&parts, &wanted);
        match session.run() {
            Ok(all_right) => failed = !session.save_timeline() || !all_right,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => {
                session.warn(&format!("error: the results cannot be printed: {error}"));
                return ExitCode::FAILURE;
            }
        }
        if !session.wants_table() {
            return if failed {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            };
        }
    }
    let code = run_table(parts, wanted);
    if failed { ExitCode::FAILURE } else { code }
}

/// The exit code of the program that naps as long as was asked for; or what is wrong with the length.
fn set_nap(wanted: &flags::Wanted) -> Option<ExitCode> {
    let told = match wanted.nap {
        Some(nap) => {
            let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
            nap::start_again(nap, &arguments).map_err(|error| error.to_string())
        }
        None => course_core::nap_setting().map(|_| None),
    };
    told.unwrap_or_else(|wrong| {
        eprintln!("error: {wrong}");
        Some(ExitCode::from(2))
    })
}

fn run_table(parts: Parts, wanted: flags::Wanted) -> ExitCode {
    match (parts.table, wanted.table) {
        (Some(table), Some(options)) => start::run(table, options),
        _ => ExitCode::SUCCESS,
    }
}
