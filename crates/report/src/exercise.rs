//! What an exercise tells the report about itself.

use crate::stopwatch::{self, Budget};
use crate::{Clock, Summary};
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// One exercise: its runners, and what to say about them.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// The name of the package, `ex3-sum-squares`.
    pub package: &'static str,
    /// One line that says what is run.
    pub title: &'static str,
    /// Where the answer is written, from the root of the workspace: `exercises/.../src/lib.rs`.
    pub source: &'static str,
    /// How much work a run does.
    pub size: Size,
    /// What limits the work.
    pub limit: Limit,
    /// The work function, as [`course_core::probe::work`] knows it; timelines show its calls.
    pub work: &'static str,
    /// The runners in the order in which they run, the serial one first.
    pub runners: Vec<Runner>,
    /// The sentences that close the report.
    pub closing: fn(&Summary<'_>) -> Vec<String>,
}

impl Exercise {
    /// What the course calls the exercise: `ex3` for the package `ex3-sum-squares`.
    pub fn short_name(&self) -> &'static str {
        self.package
            .split_once('-')
            .map_or(self.package, |(short, _)| short)
    }

    /// The command that gives a hint for the task.
    pub fn hint(&self, task: &Task) -> String {
        format!(
            "cargo course hint {} --task {}",
            self.short_name(),
            task.number
        )
    }
}

/// The flag that says how much work a run does.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// The flag without its dashes, `numbers`. It is also the unit: "20000 numbers".
    pub flag: &'static str,
    /// What `--help` says about it.
    pub help: &'static str,
    /// The size without the flag.
    pub default: u64,
    /// The largest size.
    pub maximum: u64,
    /// Why there is no larger one, as the end of a sentence: "because ...".
    pub why_maximum: &'static str,
}

/// What limits the work: what a speedup can come from depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Work that computes, and needs a core as long as it lasts. Speedups are compared with what
    /// the machine gave to as many threads at the same time.
    Cores,
    /// Work that waits, for a nap or the network. What the cores give means little to it.
    Waiting,
}

/// What the student is to do for a runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its number in the exercise, from 1.
    pub number: u32,
    /// What to write, in one line.
    pub what: &'static str,
}

/// Runs a runner of so much work by so many workers for as long as the budget says: what each run took.
type Batch = dyn Fn(&dyn Clock, Budget, u64, usize) -> Result<Vec<Duration>, String> + Send + Sync;

/// Runs a scene: the sentences under it.
pub(crate) type Scene = dyn Fn() -> Result<Vec<String>, String> + Send + Sync;

/// One way to do the exercise's work.
///
/// A runner is a function that returns an answer of any type, and one that checks it: that gets the
/// size of the work and the answer, compares it with the truth, and says what is wrong with it. It
/// is called after the clock has been stopped.
#[derive(Clone)]
pub struct Runner {
    /// Its name in the table and for `--runner`.
    pub name: &'static str,
    /// Whether it takes a number of workers.
    pub parallel: bool,
    /// The student's task, unless the runner is given.
    pub task: Option<Task>,
    /// The numbers of workers that it is run with unless the command line says otherwise.
    pub(crate) workers: &'static [usize],
    /// Whether it has one worker for each piece of work, whatever the command line says.
    pub(crate) one_each: bool,
    /// Whether its timeline is printed, whatever the others show.
    pub(crate) telling: bool,
    /// It is shown once, and not timed.
    pub(crate) scene: Option<Arc<Scene>>,
    // The type of the answer ends here. Were it a parameter of everything, a student would compile
    // the whole report again after each edit.
    batch: Arc<Batch>,
}

impl Runner {
    /// The runner named `serial`: one worker, the baseline of every speedup.
    pub fn serial<A: 'static>(
        function: impl Fn(u64) -> Result<A, Box<dyn Error>> + Send + Sync + 'static,
        check: impl Fn(u64, &A) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            parallel: false,
            ..Self::parallel("serial", move |size, _| function(size), check)
        }
    }

    /// A runner with one worker under a name of its own: the baseline of the parallel runners that follow it,
    /// up to the next baseline. For exercises with several kinds of work.
    pub fn baseline<A: 'static>(
        name: &'static str,
        function: impl Fn(u64) -> Result<A, Box<dyn Error>> + Send + Sync + 'static,
        check: impl Fn(u64, &A) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            ..Self::serial(function, check)
        }
    }

    /// A runner of so much work by so many workers.
    pub fn parallel<A: 'static>(
        name: &'static str,
        function: impl Fn(u64, usize) -> Result<A, Box<dyn Error>> + Send + Sync + 'static,
        check: impl Fn(u64, &A) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        let batch = move |clock: &dyn Clock, budget: Budget, size: u64, workers: usize| {
            stopwatch::batch(
                clock,
                budget,
                || function(size, workers).map_err(|error| error.to_string()),
                |answer| check(size, answer).map_err(|wrong| format!("wrong result: {wrong}")),
            )
        };
        Self {
            name,
            parallel: true,
            task: None,
            workers: &[1, 2, 4],
            one_each: false,
            telling: false,
            scene: None,
            batch: Arc::new(batch),
        }
    }

    /// Something to look at rather than to time: it is run once, before anything is timed, and what it
    /// prints by itself is what there is to see. It returns sentences to stand below that. Where one
    /// asked for JSON it is left out.
    pub fn scene(
        name: &'static str,
        function: impl Fn() -> Result<Vec<String>, Box<dyn Error>> + Send + Sync + 'static,
    ) -> Self {
        let scene = move || function().map_err(|error| error.to_string());
        Self {
            scene: Some(Arc::new(scene)),
            ..Self::parallel(name, |_, _| Ok(()), |_, ()| Ok(()))
        }
    }

    /// The same runner, as the student's task.
    #[must_use]
    pub fn task(self, number: u32, what: &'static str) -> Self {
        Self {
            task: Some(Task { number, what }),
            ..self
        }
    }

    /// The same runner, run with these numbers of workers where the command line names none: 1, 2
    /// and 4 are too many rows for an exercise that compares something else.
    #[must_use]
    pub fn workers(self, workers: &'static [usize]) -> Self {
        Self { workers, ..self }
    }

    /// The same runner, which starts a worker for each piece of work: it is run once, with so many.
    #[must_use]
    pub fn one_each(self) -> Self {
        Self {
            one_each: true,
            ..self
        }
    }

    /// The same runner, whose timeline is what the exercise is about: it is printed, and runners that
    /// are not marked are not watched unless a file is asked for.
    #[must_use]
    pub fn telling(self) -> Self {
        Self {
            telling: true,
            ..self
        }
    }

    pub(crate) fn batch(
        &self,
        clock: &dyn Clock,
        budget: Budget,
        size: u64,
        workers: usize,
    ) -> Result<Vec<Duration>, String> {
        (self.batch)(clock, budget, size, workers)
    }
}

// By hand: a function has no Debug.
impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner")
            .field("name", &self.name)
            .field("parallel", &self.parallel)
            .field("task", &self.task)
            .finish_non_exhaustive()
    }
}
