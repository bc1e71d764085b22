//! A run of the parts, from the first heading to the closing sentences.

use super::flags::{OBSERVED, TABLE, Wanted};
use super::printer::Printer;
use super::{End, Outcome, Outcomes, Part, Parts};
use crate::guard::{self, Lost};
use crate::observe::observe_with;
use crate::run::{Trouble, still_running, trouble};
use crate::timeline::Timeline;
use crate::{Clock, Seen, Wall, panics};
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// A part that takes longer is not run once more, to be watched.
const NOT_TWICE: Duration = Duration::from_secs(5);

/// One run, and what is known of it so far.
pub(super) struct Session<'a> {
    parts: &'a Parts,
    wanted: &'a Wanted,
    printer: Printer,
    outcomes: Vec<Outcome>,
    timelines: Vec<Timeline>,
}

impl<'a> Session<'a> {
    pub(super) fn new(parts: &'a Parts, wanted: &'a Wanted) -> Self {
        Self {
            parts,
            wanted,
            printer: Printer::new(),
            outcomes: Vec::new(),
            timelines: Vec::new(),
        }
    }

    /// All of them. False if one has failed; the errors are those of stdout.
    pub(super) fn run(&mut self) -> io::Result<bool> {
        let chosen: Vec<&Part> = self
            .parts
            .parts
            .iter()
            .filter(|part| self.is_wanted(part.name))
            .collect();
        if chosen.is_empty() {
            return Ok(true);
        }
        self.printer.head(self.parts)?;
        for part in chosen {
            let outcome = self.show(part)?;
            let stuck = outcome.end == End::Failed(still_running(self.wanted.deadline));
            self.outcomes.push(outcome);
            if stuck {
                self.warn("The others are left out: that one still runs, and would disturb them.");
                return Ok(false);
            }
        }
        let outcomes = Outcomes {
            source: self.parts.source,
            all: &self.outcomes,
        };
        for sentence in (self.parts.closing)(&outcomes) {
            self.printer.paragraph(&sentence)?;
        }
        if self.wants_table() {
            self.printer.paragraph("")?;
        }
        Ok(!outcomes.have_failed())
    }

    pub(super) fn wants_table(&self) -> bool {
        self.parts.table.is_some() && self.is_wanted(TABLE)
    }

    /// False if there should be a file, and is none.
    pub(super) fn save_timeline(&mut self) -> bool {
        let Some(target) = &self.wanted.timeline else {
            return true;
        };
        target.draw(self.parts.title, &self.timelines, &mut self.printer.output)
    }

    pub(super) fn warn(&mut self, line: &str) {
        self.printer.output.warn(line);
    }

    fn is_wanted(&self, name: &str) -> bool {
        let names = &self.wanted.parts;
        names.is_empty() || names.iter().any(|wanted| wanted == name)
    }

    fn show(&mut self, part: &Part) -> io::Result<Outcome> {
        self.printer.title(part)?;
        let ran = run(part, self.wanted.deadline);
        let (end, lines) = match ran {
            Ok((time, lines)) => (End::Done(time), lines),
            Err(end) => (end, Vec::new()),
        };
        let timeline = self.timeline(part, &end);
        let outcome = Outcome {
            part: part.name,
            end,
            seen: timeline.as_ref().map(|timeline| seen(part, timeline)),
        };
        self.printer
            .outcome(self.parts, part, &outcome, &lines, timeline.as_ref())?;
        self.timelines.extend(timeline);
        Ok(outcome)
    }

    /// Runs the part once more, in a program of its own, and watches that.
    fn timeline(&mut self, part: &Part, end: &End) -> Option<Timeline> {
        let work = part.work?;
        if !matches!(end, End::Done(time) if *time <= NOT_TWICE) {
            return None;
        }
        match observe_with(work, &format!("--{OBSERVED}={}", part.name)) {
            Ok(evidence) => Some(Timeline::new(part.title, &evidence)),
            Err(error) => {
                self.warn(&format!("{}: no timeline: {error}", part.name));
                None
            }
        }
    }
}

/// Runs the part, and says nothing about it: somebody is watching from outside.
pub(super) fn run_once(parts: &Parts, name: &str, deadline: Duration) -> ExitCode {
    let Some(part) = parts.parts.iter().find(|part| part.name == name) else {
        return ExitCode::from(2);
    };
    match run(part, deadline) {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// How long it took, and what there is to print.
fn run(part: &Part, deadline: Duration) -> Result<(Duration, Vec<String>), End> {
    panics::take();
    let show = Arc::clone(&part.show);
    let ended = guard::within(deadline, move || {
        let clock = Wall::start();
        show().map(|lines| (clock.now(), lines))
    });
    let panics = panics::take();
    let trouble = match ended {
        Ok(Ok(shown)) => return Ok(shown),
        Ok(Err(error)) => trouble(error, panics),
        Err(Lost::Panicked(message)) => trouble(format!("it panicked: {message}"), panics),
        Err(Lost::StillRunning) => Trouble::StillRunning,
    };
    Err(match trouble {
        Trouble::NotWritten(place) => End::NotWritten(place),
        Trouble::Failed(error) => End::Failed(error),
        Trouble::StillRunning => End::Failed(still_running(deadline)),
    })
}

fn seen(part: &Part, timeline: &Timeline) -> Seen {
    let workers = timeline.lanes.len();
    Seen {
        runner: part.name,
        asked: workers,
        workers,
        at_once: timeline.at_once,
        calls: timeline.calls(),
    }
}
