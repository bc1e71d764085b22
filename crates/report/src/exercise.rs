//! What an exercise tells the report about itself.

use crate::Summary;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// One exercise: its runners, how to check their answers, and what to say about them.
///
/// `A` is what a runner returns. The report never looks into it; [`check`](Self::check) does.
#[derive(Clone, Debug)]
pub struct Exercise<A> {
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
    pub runners: Vec<Runner<A>>,
    /// Compares an answer for so much work with the truth; `Err` says what is wrong with it. It
    /// runs after the clock has been stopped.
    pub check: fn(u64, &A) -> Result<(), String>,
    /// The sentences that close the report.
    pub closing: fn(&Summary<'_>) -> Vec<String>,
}

impl<A> Exercise<A> {
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

type Function<A> = dyn Fn(u64, usize) -> Result<A, Box<dyn Error>> + Send + Sync;

/// One way to do the exercise's work.
pub struct Runner<A> {
    /// Its name in the table and for `--runner`.
    pub name: &'static str,
    /// Whether it takes a number of workers.
    pub parallel: bool,
    /// The student's task, unless the runner is given.
    pub task: Option<Task>,
    function: Arc<Function<A>>,
}

impl<A> Runner<A> {
    /// The runner named `serial`: one worker, the baseline of every speedup.
    pub fn serial(
        function: impl Fn(u64) -> Result<A, Box<dyn Error>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: "serial",
            parallel: false,
            task: None,
            function: Arc::new(move |size, _| function(size)),
        }
    }

    /// A runner of so much work by so many workers.
    pub fn parallel(
        name: &'static str,
        function: impl Fn(u64, usize) -> Result<A, Box<dyn Error>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            parallel: true,
            task: None,
            function: Arc::new(function),
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

    /// Runs it.
    ///
    /// # Errors
    /// Whatever the runner returns.
    pub fn run(&self, size: u64, workers: usize) -> Result<A, Box<dyn Error>> {
        (self.function)(size, workers)
    }
}

// By hand: a derived Clone would ask for A: Clone, and a function has no Debug.
impl<A> Clone for Runner<A> {
    fn clone(&self) -> Self {
        Self {
            function: Arc::clone(&self.function),
            ..*self
        }
    }
}

impl<A> fmt::Debug for Runner<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner")
            .field("name", &self.name)
            .field("parallel", &self.parallel)
            .field("task", &self.task)
            .finish_non_exhaustive()
    }
}
