//! What is in the file.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use spec::{Exercise, Task};
use std::collections::BTreeMap;

/// All of it. What this version of the course does not know, it keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    #[serde(default)]
    exercises: BTreeMap<String, Record>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

/// What is remembered of one exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The functions of the tasks that were done at the last check.
    #[serde(default)]
    pub(crate) tasks_passed: Vec<String>,
    /// The hash of the learner's file at that check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) checked: Option<String>,
    /// How many hints were shown, by the function of their task.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) hints: BTreeMap<String, u8>,
    /// The best speedup that any runner had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) best_speedup: Option<f64>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

impl State {
    /// What is remembered of the exercise, by the name of its package; of one that was never touched, nothing.
    pub(crate) fn of(&self, package: &str) -> Record {
        self.exercises.get(package).cloned().unwrap_or_default()
    }

    pub(crate) fn of_mut(&mut self, package: &str) -> &mut Record {
        self.exercises.entry(package.to_owned()).or_default()
    }
}

impl Record {
    /// Whether nothing is remembered.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn has_passed(&self, task: &Task) -> bool {
        self.tasks_passed.iter().any(|name| name == task.function)
    }

    /// How many of the exercise's tasks are done.
    pub(crate) fn tasks_done(&self, exercise: &Exercise) -> usize {
        exercise
            .tasks
            .iter()
            .filter(|task| self.has_passed(task))
            .count()
    }

    /// Whether all of them are.
    pub(crate) fn is_done(&self, exercise: &Exercise) -> bool {
        self.tasks_done(exercise) == exercise.tasks.len()
    }

    /// The first task that is not done.
    pub(crate) fn next_task(&self, exercise: &Exercise) -> Option<Task> {
        exercise
            .tasks
            .iter()
            .find(|task| !self.has_passed(task))
            .copied()
    }
}
