//! The exercises in their order, and where the learner is.

use crate::state::State;
use spec::Exercise;

/// What became of an exercise so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Never checked, no hint asked for, never run.
    NotStarted,
    /// Begun: so many of its tasks are done.
    Started(usize),
    /// All of them are.
    Done,
}

impl Standing {
    pub(crate) fn of(exercise: &Exercise, state: &State) -> Self {
        let record = state.of(exercise.package);
        if record.is_done(exercise) {
            Self::Done
        } else if record.is_empty() {
            Self::NotStarted
        } else {
            Self::Started(record.tasks_done(exercise))
        }
    }

    /// In words.
    pub(crate) fn words(self, exercise: &Exercise) -> String {
        match self {
            Self::NotStarted => "not started".to_owned(),
            Self::Started(done) => format!("{done} of {} tasks", exercise.tasks.len()),
            Self::Done => "done".to_owned(),
        }
    }
}

/// The exercise that the learner is at: the first that is not done.
pub(crate) fn current(state: &State) -> Option<Exercise> {
    spec::exercises()
        .into_iter()
        .find(|exercise| Standing::of(exercise, state) != Standing::Done)
}

/// Where to go when `exercise` is done: the next one that is not, or else the first.
pub(crate) fn next_after(exercise: &Exercise, state: &State) -> Option<Exercise> {
    let all = spec::exercises();
    let here = all
        .iter()
        .position(|other| other.package == exercise.package);
    let open = |other: &&Exercise| Standing::of(other, state) != Standing::Done;
    let after = all.iter().skip(here.unwrap_or(0) + 1).find(open);
    after.copied().or_else(|| current(state))
}

/// How long all of its tasks take, about.
pub(crate) fn minutes(exercise: &Exercise) -> u32 {
    exercise.tasks.iter().map(|task| task.minutes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_learner_is_at_the_first_exercise_that_is_not_done() {
        let mut state = State::default();
        let all = spec::exercises();
        assert_eq!(current(&state).expect("the first").package, all[0].package);
        for task in all[0].tasks {
            let passed = &mut state.of_mut(all[0].package).tasks_passed;
            passed.push(task.function.to_owned());
        }
        assert_eq!(Standing::of(&all[0], &state), Standing::Done);
        assert_eq!(current(&state).expect("the next").package, all[1].package);
    }

    #[test]
    fn after_one_comes_the_next_that_is_not_done_and_after_the_last_the_first() {
        let mut state = State::default();
        let all = spec::exercises();
        let after =
            |place: usize, state: &State| next_after(&all[place], state).map(|next| next.package);
        assert_eq!(after(4, &state), Some(all[5].package));
        assert_eq!(after(all.len() - 1, &state), Some(all[0].package));
        for task in all[5].tasks {
            let passed = &mut state.of_mut(all[5].package).tasks_passed;
            passed.push(task.function.to_owned());
        }
        assert_eq!(after(4, &state), Some(all[6].package));
    }

    #[test]
    fn an_exercise_is_started_when_something_is_remembered_of_it() {
        let exercise = spec::exercises()[1];
        let mut state = State::default();
        assert_eq!(Standing::of(&exercise, &state), Standing::NotStarted);
        state.of_mut(exercise.package).best_speedup = Some(1.0);
        assert_eq!(Standing::of(&exercise, &state), Standing::Started(0));
    }
}
