//! The sentences at the end of a run.

use super::run::last;
use crate::place::place;
use report::{Row, Seen, Summary};

/// What the run has shown.
pub(super) fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(speedups(&summary.best()));
    sentences.extend(processes(summary));
    sentences.extend(losses());
    sentences.push(next(summary).to_owned());
    sentences
}

fn speedups(best: &[&Row]) -> Option<String> {
    let each: Vec<String> = best
        .iter()
        .filter_map(|row| {
            let (runner, workers, times) = (row.runner, row.workers, row.speedup()?);
            Some(format!("{runner} {times:.1} times (with {workers})"))
        })
        .collect();
    (!each.is_empty()).then(|| format!("Against serial, at best: {}.", each.join(", ")))
}

/// What little had to be sent: a path there, and an outcome back.
fn processes(summary: &Summary<'_>) -> Option<String> {
    let find = |runner| summary.best().into_iter().find(|row| row.runner == runner);
    let (threads, processes) = (find("threads")?, find("processes")?);
    let (threads, processes) = (threads.speedup()?, processes.speedup()?);
    (processes > 0.8 * threads).then(|| {
        "Processes keep up with threads here: only the path of a file travels to a worker, never the \
         picture. And a decoder that crashes on a damaged file would take a thread's whole program along, \
         but only one process."
            .into()
    })
}

fn losses() -> Option<String> {
    let (files, lost) = last();
    let place = place();
    let where_to = place.output("").display().to_string();
    let where_to = where_to.trim_end_matches('/').to_owned();
    let first = match lost.as_slice() {
        [] if files == 0 => return None,
        [] => return Some(format!("All {files} pictures are in {where_to}/.")),
        [first, ..] => first,
    };
    Some(format!(
        "{} of {files} files could not be turned, and the others are in {where_to}/{}. {first}",
        lost.len(),
        if place.ours {
            ", a folder for each runner"
        } else {
            ""
        }
    ))
}

fn next(summary: &Summary<'_>) -> &'static str {
    let idle = summary.seen.iter().any(Seen::left_workers_idle);
    if summary.has_failed() {
        "A failed runner has no time. What is wrong with it? cargo test -p ex7-input-files"
    } else if idle || summary.best().is_empty() || !summary.not_written().is_empty() {
        "Check what you have: cargo test -p ex7-input-files"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else {
        "Check it: cargo test -p ex7-input-files. Your own pictures: --input DIR --output DIR"
    }
}
