//! What came of a check.

use super::ask::Answer;
use super::diagnostics::Messages;
use spec::tell::{Ended, Law};
use spec::{Exercise, Finding, Task};
use std::time::Duration;

/// How a check ended.
pub(crate) enum Outcome {
    /// The compiler has something to say.
    NotBuilt(Messages),
    /// The laws were asked.
    Asked(Asked),
}

impl Outcome {
    /// Whether nothing is left to do.
    pub(crate) fn passed(&self) -> bool {
        matches!(self, Self::Asked(asked) if asked.passed())
    }
}

/// Every law of an exercise, and what it found.
pub(crate) struct Asked {
    /// In order.
    pub(crate) tasks: Vec<TaskResult>,
    /// Laws about functions that are given, and that somebody has changed.
    pub(crate) given: Vec<Judged>,
    /// What the compiler warns of.
    pub(crate) warnings: Vec<String>,
    /// From the learner's file to the last verdict.
    pub(crate) took: Duration,
}

/// What the laws about one task found.
pub(crate) struct TaskResult {
    pub(crate) task: Task,
    /// In the order in which they are worth knowing.
    pub(crate) laws: Vec<Judged>,
}

/// One law, and what it found.
pub(crate) struct Judged {
    pub(crate) law: Law,
    pub(crate) ended: Ended,
}

impl Judged {
    fn new((law, ended): Answer) -> Self {
        Self { law, ended }
    }

    pub(crate) fn finding(&self) -> Option<&Finding> {
        self.ended.finding.as_ref()
    }
}

impl TaskResult {
    /// Whether it is done.
    pub(crate) fn passed(&self) -> bool {
        !self.laws.is_empty() && self.laws.iter().all(|judged| judged.finding().is_none())
    }

    /// What is wrong, each law of it, the one to be told first.
    pub(crate) fn wrong(&self) -> impl Iterator<Item = (&Judged, &Finding)> {
        wrong(&self.laws)
    }
}

fn wrong(laws: &[Judged]) -> impl Iterator<Item = (&Judged, &Finding)> {
    laws.iter()
        .filter_map(|judged| Some((judged, judged.finding()?)))
}

impl Asked {
    pub(super) fn new(
        exercise: &Exercise,
        answers: Vec<Answer>,
        warnings: Vec<String>,
        took: Duration,
    ) -> Self {
        let mut given: Vec<Judged> = answers.into_iter().map(Judged::new).collect();
        let mut tasks = Vec::new();
        for task in exercise.tasks {
            let of_task = |judged: &mut Judged| judged.law.task == Some(task.number);
            let laws = given.extract_if(.., of_task).collect();
            tasks.push(TaskResult { task: *task, laws });
        }
        Self {
            tasks,
            given,
            warnings,
            took,
        }
    }

    /// What is wrong with functions that are given.
    pub(crate) fn wrong_given(&self) -> impl Iterator<Item = (&Judged, &Finding)> {
        wrong(&self.given)
    }

    /// Whether nothing is left to do.
    pub(crate) fn passed(&self) -> bool {
        self.tasks.iter().all(TaskResult::passed) && self.wrong_given().next().is_none()
    }

    /// The tasks that are done.
    pub(crate) fn done(&self) -> usize {
        self.tasks.iter().filter(|task| task.passed()).count()
    }

    /// The functions of those tasks: as the state remembers them.
    pub(super) fn passed_functions(&self) -> Vec<String> {
        let passed = self.tasks.iter().filter(|task| task.passed());
        passed.map(|task| task.task.function.to_owned()).collect()
    }
}
