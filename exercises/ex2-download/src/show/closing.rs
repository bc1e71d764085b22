//! The sentences at the end of a run.

use super::run::{DOWNLOADS, failed};
use crate::site::site;
use report::{Row, Seen, Summary};

/// What the run has shown.
pub(super) fn closing(summary: &Summary<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(losses) = losses() {
        sentences.push(losses);
    } else {
        sentences.extend(waiting(summary));
        sentences.extend(processes_cost(summary));
    }
    sentences.extend(one_after_another(summary));
    if summary.rows.iter().any(|row| row.measured().is_some()) {
        sentences.push(format!(
            "The files are in {DOWNLOADS}/, a folder for each runner."
        ));
    }
    sentences.push(next(summary).to_owned());
    sentences
}

fn best<'a>(summary: &Summary<'a>, runner: &str) -> Option<&'a Row> {
    summary.best().into_iter().find(|row| row.runner == runner)
}

/// Downloads gain from more workers than there are cores.
fn waiting(summary: &Summary<'_>) -> Option<String> {
    let best = summary.best().into_iter().max_by(|a, b| {
        a.speedup()
            .partial_cmp(&b.speedup())
            .unwrap_or(std::cmp::Ordering::Equal)
    })?;
    let (times, cores) = (best.speedup()?, summary.cores);
    if times < 1.5 * cores as f64 {
        return None;
    }
    let cores = if cores == 1 {
        "one core".to_owned()
    } else {
        format!("{cores} cores")
    };
    let latency = site().latency.map_or(String::new(), |time| {
        format!(
            ", each after {} s of waiting for the server",
            time.as_secs_f64()
        )
    });
    Some(format!(
        "{} with {} workers is {times:.1} times as fast as one download after another{latency}, \
         and this machine has {cores}: who waits needs no core, so there can be more workers than cores.",
        best.runner, best.workers
    ))
}

/// What the starter of task 5 shows.
fn one_after_another(summary: &Summary<'_>) -> Option<String> {
    let seen = summary.seen("pictures-threads")?;
    let Seen { asked, at_once, .. } = *seen;
    (asked > 1 && at_once == 1).then(|| {
        format!(
            "pictures-threads: there are {asked} threads, and never two downloads at once, as the \
             timeline shows. Where does the loop wait?"
        )
    })
}

fn processes_cost(summary: &Summary<'_>) -> Option<String> {
    let threads = best(summary, "pictures-threads")?;
    let processes = best(summary, "pictures-processes")?;
    let (a, b) = (threads.measured()?.time, processes.measured()?.time);
    let more = b.checked_sub(a)?.as_secs_f64() * 1e3;
    if threads.workers != processes.workers {
        return None;
    }
    Some(format!(
        "{} processes took {more:.1} ms longer than as many threads: they have to be started, and each \
         makes a connection of its own. In exchange, a download that crashes takes none of the others along.",
        processes.workers
    ))
}

/// What failed, if anything could.
fn losses() -> Option<String> {
    let (runner, lost) = failed()
        .into_iter()
        .max_by_key(|(runner, lost)| (*runner == "books-processes", lost.len()))?;
    let first = lost.first()?;
    let count = lost.len();
    Some(format!(
        "In the last run of {runner} {count} could not be had, and the others are saved. The first of \
         them: {first}\nWhat fails takes another time than what does not, so these speedups compare \
         different things."
    ))
}

fn next(summary: &Summary<'_>) -> &'static str {
    let serial = summary
        .seen
        .iter()
        .any(|seen| seen.asked > 1 && seen.at_once == 1);
    if summary.has_failed() {
        "A failed runner has no time. What is wrong with it? cargo test -p ex2-download"
    } else if serial || summary.best().is_empty() || !summary.not_written().is_empty() {
        "Check what you have: cargo test -p ex2-download"
    } else if summary.source.starts_with("solutions") {
        "This is the reference answer. Its checks: cargo test -p solutions"
    } else {
        "Check it: cargo test -p ex2-download. What happens if one download in ten fails? --failing 0.1"
    }
}
