//! An exercise that shows several things one after another, each run once: who printed what, how long it
//! took, who worked when. A table of runners may stand at its end.

mod flags;
mod nap;
mod printer;
mod session;
mod start;

pub use start::{main_of_parts, main_of_parts_as};

use crate::{Exercise, Place, Seen, Task};
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An exercise in parts.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The name of the package, `ex1-process`.
    pub package: &'static str,
    /// One line that says what is run.
    pub title: &'static str,
    /// Where the answer is written, from the root of the workspace.
    pub source: &'static str,
    /// Whether it naps: then there is a flag `--nap`.
    pub naps: bool,
    /// In the order in which they run.
    pub parts: Vec<Part>,
    /// What is measured at the end, with flags of its own.
    pub table: Option<Exercise>,
    /// The sentences that close it. (The table has its own.)
    pub closing: fn(&Outcomes<'_>) -> Vec<String>,
}

impl Parts {
    /// What the course calls the exercise: `ex1` for the package `ex1-process`.
    pub fn short_name(&self) -> &'static str {
        self.package
            .split_once('-')
            .map_or(self.package, |(short, _)| short)
    }
}

/// Runs it once and gives the lines to print, or what is wrong with the answer.
type Show = dyn Fn() -> Result<Vec<String>, String> + Send + Sync;

/// One thing that is shown.
#[derive(Clone)]
pub struct Part {
    /// For `--part`.
    pub name: &'static str,
    /// What is done, in one line.
    pub title: &'static str,
    /// The student's task, unless the part is given.
    pub task: Option<Task>,
    /// The work function whose calls are drawn as a timeline.
    pub work: Option<&'static str>,
    // The type of the answer ends here, as that of a `Runner` does.
    show: Arc<Show>,
}

impl Part {
    /// A function, and what is to be told of its answer: lines to print, or what is wrong with it.
    pub fn new<A>(
        name: &'static str,
        title: &'static str,
        function: impl Fn() -> Result<A, Box<dyn Error>> + Send + Sync + 'static,
        tell: impl Fn(&A) -> Result<Vec<String>, String> + Send + Sync + 'static,
    ) -> Self {
        let show = move || {
            let answer = function().map_err(|error| error.to_string())?;
            tell(&answer).map_err(|wrong| format!("wrong result: {wrong}"))
        };
        Self {
            name,
            title,
            task: None,
            work: None,
            show: Arc::new(show),
        }
    }

    /// The same part, as the student's task.
    #[must_use]
    pub fn task(self, number: u32, what: &'static str) -> Self {
        Self {
            task: Some(Task { number, what }),
            ..self
        }
    }

    /// The same part, with a timeline of the calls of `work`. It is run once more for that.
    #[must_use]
    pub fn watched(self, work: &'static str) -> Self {
        Self {
            work: Some(work),
            ..self
        }
    }
}

// By hand: a function has no Debug.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("name", &self.name)
            .field("task", &self.task)
            .field("work", &self.work)
            .finish_non_exhaustive()
    }
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The part's name.
    pub part: &'static str,
    /// How it ended.
    pub end: End,
    /// Who did the work, if it was watched.
    pub seen: Option<Seen>,
}

/// How a part ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Its answer was right, and took so long.
    Done(Duration),
    /// It came to a `todo!`.
    NotWritten(Place),
    /// It gave an error or a wrong answer, panicked, or gave none in time.
    Failed(String),
}

/// What became of all that were run, in their order.
#[derive(Clone, Copy, Debug)]
pub struct Outcomes<'a> {
    /// Where the answers are written, as the exercise says.
    pub source: &'static str,
    /// Those of the parts that were run.
    pub all: &'a [Outcome],
}

impl<'a> Outcomes<'a> {
    /// That of the part with this name.
    pub fn of(&self, part: &str) -> Option<&'a Outcome> {
        self.all.iter().find(|outcome| outcome.part == part)
    }

    /// How long the part took, if its answer was right.
    pub fn time(&self, part: &str) -> Option<Duration> {
        match self.of(part)?.end {
            End::Done(time) => Some(time),
            End::NotWritten(_) | End::Failed(_) => None,
        }
    }

    /// The most workers of the part that worked at once, if it was watched.
    pub fn at_once(&self, part: &str) -> Option<usize> {
        Some(self.of(part)?.seen?.at_once)
    }

    /// Whether a part gave a wrong answer or none.
    pub fn have_failed(&self) -> bool {
        self.any(|end| matches!(end, End::Failed(_)))
    }

    /// Whether a part came to a `todo!`.
    pub fn lack_something(&self) -> bool {
        self.any(|end| matches!(end, End::NotWritten(_)))
    }

    fn any(&self, is: impl Fn(&End) -> bool) -> bool {
        self.all.iter().any(|outcome| is(&outcome.end))
    }
}
