//! Which runs are watched, and what came of it.

use crate::flags::Observed;
use crate::observe::{MOST_CALLS, observe};
use crate::printer::Printer;
use crate::timeline::Timeline;
use crate::{Row, Seen};
use std::time::Duration;

/// A run that takes longer is not run once more unasked.
const NOT_UNASKED: Duration = Duration::from_secs(2);

/// The runs that were watched, and those that could not be.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    pub(crate) timelines: Vec<Timeline>,
    /// Those of parallel runners only.
    pub(crate) seen: Vec<Seen>,
    pub(crate) failures: usize,
}

/// Of each finished runner, the row with the most workers.
///
/// Asked for a file, all of them; else the parallel ones that take little time.
pub(crate) fn to_watch(rows: &[Row], for_file: bool) -> Vec<&Row> {
    let mut chosen: Vec<&Row> = Vec::new();
    for row in rows {
        let Some(measured) = row.measured() else {
            continue;
        };
        let unasked = row.parallel && measured.time <= NOT_UNASKED && row.tasks <= MOST_CALLS;
        if !(for_file || unasked) {
            continue;
        }
        match chosen.iter_mut().find(|other| other.runner == row.runner) {
            Some(other) if other.workers < row.workers => *other = row,
            Some(_) => {}
            None => chosen.push(row),
        }
    }
    chosen
}

/// Runs each of the rows once more and listens to its calls of `work`.
pub(crate) fn watch(rows: &[&Row], work: &str, printer: &mut Printer) -> Watched {
    let mut watched = Watched::default();
    for row in rows {
        let title = named(row.runner, row.workers);
        printer.output.progress(&format!("watching {title} ..."));
        let observed = Observed {
            runner: row.runner.into(),
            workers: row.workers,
        };
        match observe(work, &observed) {
            Ok(evidence) => {
                let timeline = Timeline::new(&title, &evidence);
                if row.parallel {
                    watched.seen.push(seen(row, &timeline));
                }
                watched.timelines.push(timeline);
            }
            Err(error) => {
                watched.failures += 1;
                printer
                    .output
                    .warn(&format!("{title}: no timeline: {error}"));
            }
        }
    }
    watched
}

fn seen(row: &Row, timeline: &Timeline) -> Seen {
    Seen {
        runner: row.runner,
        asked: row.workers,
        workers: timeline.lanes.len(),
        at_once: timeline.at_once,
        calls: timeline.calls(),
    }
}

impl Watched {
    /// The timelines to print: those of the runners `telling`, or the one that tells most by itself.
    pub(crate) fn to_print(&self, telling: &[&str]) -> Vec<&Timeline> {
        let chosen = |seen: &&Seen| seen.calls > 0 && telling.contains(&seen.runner);
        let chosen: Vec<&Timeline> = self
            .seen
            .iter()
            .filter(chosen)
            .filter_map(|seen| self.timeline(seen))
            .collect();
        if chosen.is_empty() {
            return self.most_telling().into_iter().collect();
        }
        chosen
    }

    /// The timeline that serves a student best: the first that shows workers idle that were asked
    /// for, else the last, which is the one just written as a rule.
    fn most_telling(&self) -> Option<&Timeline> {
        let idle = self.seen.iter().find(|seen| seen.left_workers_idle());
        let told = idle.or(self.seen.last()).filter(|seen| seen.calls > 0)?;
        self.timeline(told)
    }

    fn timeline(&self, seen: &Seen) -> Option<&Timeline> {
        let title = named(seen.runner, seen.asked);
        self.timelines
            .iter()
            .find(|timeline| timeline.title == title)
    }
}

/// A runner and its workers, in words.
pub(crate) fn named(runner: &str, workers: usize) -> String {
    let plural = if workers == 1 { "" } else { "s" };
    format!("{runner}, {workers} worker{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Measured, Place, Status};

    fn row(runner: &'static str, workers: usize, seconds: u64) -> Row {
        let time = Duration::from_secs(seconds);
        let measured = Measured {
            time,
            fastest: time,
            runs: 1,
            speedup: None,
            machine: None,
            used: None,
            one_thread: None,
        };
        Row {
            runner,
            parallel: runner != "serial",
            workers,
            tasks: 100,
            task: None,
            status: Status::Done(measured),
        }
    }

    fn chosen(rows: &[Row], for_file: bool) -> Vec<(&'static str, usize)> {
        to_watch(rows, for_file)
            .iter()
            .map(|row| (row.runner, row.workers))
            .collect()
    }

    #[test]
    fn each_finished_runner_is_watched_with_its_most_workers() {
        let mut rows = vec![
            row("serial", 1, 1),
            row("pool", 4, 1),
            row("pool", 2, 1),
            row("rayon", 2, 1),
        ];
        rows[3].status = Status::NotWritten(Place {
            file: String::new(),
            line: 1,
        });
        assert_eq!(chosen(&rows, true), [("serial", 1), ("pool", 4)]);
        assert_eq!(chosen(&rows, false), [("pool", 4)]);
    }

    #[test]
    fn long_runs_and_many_calls_are_watched_only_for_a_file() {
        let mut many = row("rayon", 2, 1);
        many.tasks = MOST_CALLS + 1;
        let rows = [row("pool", 2, 60), many];
        assert_eq!(chosen(&rows, false), []);
        assert_eq!(chosen(&rows, true), [("pool", 2), ("rayon", 2)]);
    }

    #[test]
    fn idle_workers_are_shown_first() {
        let seen = |runner, workers| Seen {
            runner,
            asked: 4,
            workers,
            at_once: workers,
            calls: 100,
        };
        let watched = |seen: Vec<Seen>| Watched {
            timelines: seen
                .iter()
                .map(|seen| Timeline {
                    title: named(seen.runner, seen.asked),
                    ..Timeline::default()
                })
                .collect(),
            seen,
            failures: 0,
        };
        let title = |watched: &Watched| {
            watched
                .most_telling()
                .map(|timeline| timeline.title.clone())
        };
        let idle = watched(vec![seen("executor", 1), seen("pool", 4)]);
        assert_eq!(title(&idle).as_deref(), Some("executor, 4 workers"));
        let busy = watched(vec![seen("executor", 4), seen("pool", 4)]);
        assert_eq!(title(&busy).as_deref(), Some("pool, 4 workers"));
        assert_eq!(title(&watched(vec![])), None);
        let titles = |telling: &[&str]| -> Vec<String> {
            let printed = busy.to_print(telling);
            printed
                .iter()
                .map(|timeline| timeline.title.clone())
                .collect()
        };
        assert_eq!(titles(&["executor"]), ["executor, 4 workers"]);
        assert_eq!(titles(&["none of these"]), ["pool, 4 workers"]);
        assert_eq!(titles(&["executor", "pool"]).len(), 2);
    }
}
