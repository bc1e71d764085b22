//! How the process of a law ended, and what is told of that.

use super::super::desk::Desk;
use super::super::tree::Size;
use super::super::{Limits, NO_STACK, caps};
use super::{DEADLOCK, Trial};
use crate::{Finding, Verdict};
use course_core::probe::Evidence;
use std::process::ExitStatus;

/// How it ended.
pub(super) enum End {
    /// With a verdict.
    Said(Option<Finding>),
    /// Without one.
    Exited(ExitStatus),
    /// It closed its connection and went on.
    HungUp,
    Asleep,
    /// The same, and somebody was stopped by a signal.
    Stopped,
    Late,
    TooLarge(Size),
}

impl End {
    pub(super) fn finding(
        self,
        trial: &Trial,
        desk: &Desk,
        evidence: &Evidence,
        errors: &str,
    ) -> Finding {
        let so_far = format!(
            "{} calls by {} workers had been made",
            evidence.calls.len(),
            evidence.workers().len()
        );
        let (verdict, seen) = match self {
            Self::Stopped => (
                Verdict::Deadlock,
                format!(
                    "no answer: a process has been stopped by a signal, and nobody lets it go on: {so_far}"
                ),
            ),
            Self::Asleep => (
                Verdict::Deadlock,
                format!(
                    "no answer, and every thread waits for another: {so_far}, and nothing has moved for {DEADLOCK:?}"
                ),
            ),
            Self::Late => (
                Verdict::TimedOut,
                format!("no answer within {:?}: {so_far}", trial.limits.deadline),
            ),
            Self::TooLarge(size) => of_size(size, &trial.limits),
            Self::Exited(_) if errors.contains("memory allocation of") => {
                (Verdict::OutOfMemory, "an allocation failed".to_owned())
            }
            Self::Exited(_) if errors.contains(NO_STACK) => (
                Verdict::TooManyThreads,
                "the system had no room for one thread more".to_owned(),
            ),
            Self::Exited(status) if caps::ended_by_file_size(status) => (
                Verdict::Crashed,
                format!(
                    "the program was ended: it wrote more than {} MiB to one file",
                    caps::FILE >> 20
                ),
            ),
            Self::Exited(status) => (
                Verdict::Crashed,
                format!("the program ended ({status}) before it had answered"),
            ),
            Self::HungUp => (
                Verdict::Crashed,
                "the program closed all it had open before it had answered".to_owned(),
            ),
            Self::Said(_) => unreachable!("what was said is the finding"),
        };
        Finding {
            asked: desk.asked(),
            ..Finding::new(verdict, seen)
        }
    }
}

/// What is told of a tree that holds more than it may.
fn of_size(size: Size, limits: &Limits) -> (Verdict, String) {
    if size.processes > limits.processes {
        let seen = format!(
            "{} processes at once, of {} allowed",
            size.processes, limits.processes
        );
        return (Verdict::TooManyProcesses, seen);
    }
    if size.threads > limits.threads {
        let seen = format!(
            "{} threads at once, of {} allowed",
            size.threads, limits.threads
        );
        return (Verdict::TooManyThreads, seen);
    }
    let seen = format!(
        "{} MiB held, of {} MiB allowed",
        size.memory >> 20,
        limits.memory >> 20
    );
    (Verdict::OutOfMemory, seen)
}
