//! The child's side: asks one law and tells the desk what it found.

use super::{Client, LAW, Limits, Request};
use super::{caps, fence, tree};
use crate::{Finding, Lab, Law, Verdict};
use std::any::Any;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Which law of which subject this process was started to ask, if it was.
pub(crate) fn wanted() -> Option<(String, String)> {
    let wanted = std::env::var(LAW).ok()?;
    let (subject, law) = wanted.split_once('/')?;
    Some((subject.to_owned(), law.to_owned()))
}

/// Asks the law of the subject, and tells the desk.
pub(crate) fn ask<S>(subject: &S, law: &Law<S>) -> ExitCode {
    caps::put_on(Limits::default().memory * 4);
    note_panics();
    end_with_the_guard();
    fence::put_up();
    let Ok(desk) = Client::connect() else {
        eprintln!("{LAW} is set, but there is nobody to tell: it is set by the checks themselves");
        return ExitCode::FAILURE;
    };
    let mut lab = Lab::new(desk);
    let finding = match catch_unwind(AssertUnwindSafe(|| (law.check)(subject, &mut lab))) {
        Ok(Ok(())) => None,
        Ok(Err(finding)) => Some(finding),
        Err(payload) => Some(of_panic(payload.as_ref())),
    };
    let finding = finding.map(|finding| lab.completed(finding));
    match lab.desk().ask(&Request::Verdict(finding)) {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// If the guard is killed, nobody is left to end this process, and it may never end by itself. So
/// it ends with the guard, and takes its group with it.
fn end_with_the_guard() {
    let Ok(mut lifeline) = Client::lifeline() else {
        return;
    };
    thread::spawn(move || {
        // Nobody ever says anything here: this returns when the guard's end of it is closed.
        let _ = lifeline.read(&mut [0]);
        tree::kill_own_group();
        std::process::abort();
    });
}

/// The places of the panics so far, first to last.
static PLACES: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Panics become findings, so nothing is printed: a backtrace helps no beginner.
fn note_panics() {
    set_hook(Box::new(|info| {
        let place = info
            .location()
            .map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let noted = (message_of(info.payload()), place);
        if noted.0.contains(NO_STACK) {
            // The standard library ends the program right after this: the guard must read why.
            eprintln!("{}", noted.0);
        }
        PLACES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(noted);
    }));
}

/// The finding that a panic of the answer amounts to.
fn of_panic(payload: &(dyn Any + Send)) -> Finding {
    let places = PLACES.lock().unwrap_or_else(PoisonError::into_inner);
    // A thread's panic comes out of its `join` and panics again there: the first is the cause.
    let unwritten = places.iter().find(|(message, _)| is_unwritten(message));
    let (message, place) = unwritten
        .or_else(|| places.first())
        .cloned()
        .unwrap_or_else(|| (message_of(payload), String::new()));
    let verdict = match message.as_str() {
        message if is_unwritten(message) => Verdict::NotWrittenYet,
        message if message.contains(NO_THREAD) => Verdict::TooManyThreads,
        _ => Verdict::Panicked,
    };
    let place = (!place.is_empty()).then_some(place);
    Finding {
        place,
        ..Finding::new(verdict, message)
    }
}

/// What the standard library panics with when the system has no thread left for it.
const NO_THREAD: &str = "failed to spawn thread";

/// What it panics with where the system has no room for what a new thread needs besides its stack.
pub(crate) const NO_STACK: &str = "alternative stack";

/// Whether a message is that of `todo!`, or carries it.
pub(crate) fn is_unwritten(message: &str) -> bool {
    message.contains("not yet implemented")
}

fn message_of(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic whose payload is no text".to_owned())
}
