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
pub(crate) fn notes<A>(exercise: &Exercise<A>, summary: &Summary<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if exercise.limit == Limit::Cores {
        notes.extend(meaning(summary));
        notes.extend(crowded(summary));
        notes.extend(poor(summary));
        notes.extend(drift(summary));
    }
    for seen in summary.seen {
        notes.extend(idle(exercise, summary, seen));
        notes.extend(unseen(exercise, seen));
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
    let lacking = |row: &&Row| {
        let could_use = row.workers.min(summary.cores) as f64;
        measured(row)
            .and_then(|measured| measured.machine)
            .is_some_and(|gave| gave < POOR * could_use)
    };
    let rows: Vec<&Row> = summary.rows.iter().filter(lacking).collect();
    let gave = rows
        .iter()
        .filter_map(|row| row.measured()?.machine)
        .fold(f64::INFINITY, f64::min);
    let names: Vec<String> = rows
        .iter()
        .map(|row| format!("{} with {}", row.runner, row.workers))
        .collect();
    (!rows.is_empty()).then(|| {
        format!(
            "The machine gave as little as {gave:.2} of its {} ({}): something else was using it. \
             That is not the fault of the program. Look at `used`, or run it again.",
            cores_of(summary.cores),
            names.join(", ")
        )
    })
}

fn drift(summary: &Summary<'_>) -> Option<String> {
    let serial = summary
        .rows
        .iter()
        .find(|row| !row.parallel)?
        .measured()?
        .one_thread?;
    let drifted = |row: &&Row| {
        measured(row)
            .and_then(|measured| measured.one_thread)
            .is_some_and(|now| {
                let change = now.as_secs_f64() / serial.as_secs_f64();
                !(1.0 / DRIFT..=DRIFT).contains(&change)
            })
    };
    let names: Vec<String> = summary
        .rows
        .iter()
        .filter(drifted)
        .map(|row| format!("{} with {}", row.runner, row.workers))
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "A single thread had not the same speed throughout ({}): speedups against the serial \
             time are off by as much. Run it again when the machine has nothing else to do.",
            names.join(", ")
        )
    })
}

fn cores_of(cores: usize) -> String {
    if cores == 1 {
        "1 core".into()
    } else {
        format!("{cores} cores")
    }
}

/// Fewer workers than were asked for.
fn idle<A>(exercise: &Exercise<A>, summary: &Summary<'_>, seen: &Seen) -> Option<String> {
    let row = summary
        .rows
        .iter()
        .find(|row| row.runner == seen.runner && row.workers == seen.asked)?;
    if seen.workers >= seen.asked || seen.workers == 0 || row.measured()?.time < LONG_ENOUGH_FOR_ALL
    {
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
        "{fact} Task {}: {}  {}  (hint: {})",
        task.number,
        task.what,
        exercise.source,
        exercise.hint(&task)
    ))
}

/// A right answer without the work.
fn unseen<A>(exercise: &Exercise<A>, seen: &Seen) -> Option<String> {
    (seen.calls == 0).then(|| {
        format!(
            "{}: the answer is right, but {} was never called. What is not computed is not computed in parallel.",
            seen.runner, exercise.work
        )
    })
}
