//! The sentences under the table: what the numbers in it mean, and what they do not.

use crate::{Exercise, Limit, Measured, Row, Seen, Summary};
use std::time::Duration;

/// With less than this share of the cores that a runner could use, the machine is to blame.
const POOR: f64 = 0.8;
/// A machine whose one thread is so much slower or faster than when the serial runner was timed has
/// changed under the measurement.
const DRIFT: f64 = 1.2;
/// A shorter run may be over before the last worker has woken up.
const LONG_ENOUGH_FOR_ALL: Duration = Duration::from_millis(20);

/// Everything there is to say about a run, a paragraph a string.
pub(crate) fn notes(exercise: &Exercise, summary: &Summary<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if exercise.limit == Limit::Cores {
        notes.extend(meaning(summary));
        notes.extend(crowded(summary));
        notes.extend(poor(summary));
        notes.extend(drift(summary));
    }
    for seen in summary.seen {
        notes.extend(idle(exercise, summary, seen));
        notes.extend(unseen(exercise, summary, seen));
    }
    notes.extend((exercise.closing)(summary));
    notes
}

fn measured(row: &Row) -> Option<&Measured> {
    row.measured().filter(|_| row.parallel)
}

fn meaning(summary: &Summary<'_>) -> Option<String> {
    summary.rows.iter().find_map(measured)?.machine?;
    Some(
        "machine: the cores that it gave to a loop on as many threads in the same seconds. \
         used: the share of them that became speedup."
            .into(),
    )
}

fn crowded(summary: &Summary<'_>) -> Option<String> {
    let cores = summary.cores;
    let most = summary
        .rows
        .iter()
        .filter(|row| measured(row).is_some())
        .map(|row| row.workers)
        .max()?;
    (most > cores).then(|| {
        format!(
            "* more workers than cores: {most} workers share {}, so no more than {cores} times is to be had.",
            cores_of(cores)
        )
    })
}

fn poor(summary: &Summary<'_>) -> Option<String> {
    let lacking = |row: &Row| {
        let could_use = row.workers.min(summary.cores) as f64;
        measured(row)
            .and_then(|measured| measured.machine)
            .filter(|gave| *gave < POOR * could_use)
    };
    let least = summary.rows.iter().filter_map(lacking).reduce(f64::min)?;
    let rows = names(summary.rows.iter().filter(|row| lacking(row).is_some()));
    let cores = cores_of(summary.cores);
    Some(format!(
        "The machine gave as little as {least:.2} of its {cores} ({rows}): something else was using \
         it, which is no fault of the program. Look at `used`, or run it again."
    ))
}

fn drift(summary: &Summary<'_>) -> Option<String> {
    let serial = summary
        .rows
        .iter()
        .find(|row| !row.parallel)?
        .measured()?
        .one_thread?;
    let drifted = |row: &&Row| {
        let now = measured(row).and_then(|measured| measured.one_thread);
        let change = now.map_or(1.0, |now| now.as_secs_f64() / serial.as_secs_f64());
        !(1.0 / DRIFT..=DRIFT).contains(&change)
    };
    let rows = names(summary.rows.iter().filter(drifted));
    (!rows.is_empty()).then(|| {
        format!(
            "A single thread was not as fast as when serial was timed ({rows}): their speedups are \
             off by as much, `used` is not. Run it again when the machine has nothing else to do."
        )
    })
}

/// The first few of the rows, in words.
fn names<'a>(rows: impl Iterator<Item = &'a Row>) -> String {
    const FEW: usize = 3;
    let mut names: Vec<String> = rows
        .map(|row| format!("{} with {}", row.runner, row.workers))
        .collect();
    if names.len() > FEW {
        let more = names.len() - (FEW - 1);
        names.truncate(FEW - 1);
        names.push(format!("{more} more"));
    }
    names.join(", ")
}

fn cores_of(cores: usize) -> String {
    if cores == 1 {
        "1 core".into()
    } else {
        format!("{cores} cores")
    }
}

/// Fewer workers than were asked for.
fn idle(exercise: &Exercise, summary: &Summary<'_>, seen: &Seen) -> Option<String> {
    let row = summary
        .rows
        .iter()
        .find(|row| row.runner == seen.runner && row.workers == seen.asked)?;
    if !seen.left_workers_idle() || row.measured()?.time < LONG_ENOUGH_FOR_ALL {
        return None;
    }
    let fact = format!(
        "{}: {} workers were asked for, and {} did all the work.",
        seen.runner, seen.asked, seen.workers
    );
    let Some(task) = row.task else {
        return Some(fact);
    };
    Some(format!(
        "{fact} Task {}: {}.\n  {}\n  (hint: {})",
        task.number,
        task.what,
        exercise.source,
        exercise.hint(&task)
    ))
}

/// A right answer without the work.
fn unseen(exercise: &Exercise, summary: &Summary<'_>, seen: &Seen) -> Option<String> {
    // Nothing to do is no work left out.
    let asked = summary.rows.iter().any(|row| row.tasks > 0);
    (seen.calls == 0 && asked).then(|| {
        format!(
            "{}: the answer is right, but {} was never called. What is not computed is not computed in parallel.",
            seen.runner, exercise.work
        )
    })
}
