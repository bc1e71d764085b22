//! Runs one runner: on a thread of its own, within the deadline, its panics caught.

use crate::exercise::Scene;
use crate::guard::{self, Lost};
use crate::panics::{self, Panic};
use crate::stopwatch::Budget;
use crate::{Clock, Place, Runner, Status};
use std::sync::Arc;
use std::time::Duration;

/// Why a runner has no time.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    NotWritten(Place),
    Failed(String),
    /// It still runs, and disturbs whatever else is measured from here on.
    StillRunning,
}

/// A runner with everything that it takes to run it.
pub(crate) struct Run {
    pub(crate) runner: Runner,
    pub(crate) size: u64,
    pub(crate) workers: usize,
    pub(crate) deadline: Duration,
}

impl Run {
    /// A batch of runs: what each took, and the panics that none of them was stopped by.
    pub(crate) fn batch(
        &self,
        clock: &Arc<dyn Clock>,
        budget: Budget,
    ) -> Result<(Vec<Duration>, Vec<Panic>), Trouble> {
        let (runner, clock) = (self.runner.clone(), Arc::clone(clock));
        let (size, workers) = (self.size, self.workers);
        self.guarded(move || runner.batch(&*clock, budget, size, workers))
    }

    /// A scene: the sentences under it.
    pub(crate) fn scene(&self, scene: &Arc<Scene>) -> Result<(Vec<String>, Vec<Panic>), Trouble> {
        let scene = Arc::clone(scene);
        self.guarded(move || scene())
    }

    fn guarded<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, String> + Send + 'static,
    ) -> Result<(T, Vec<Panic>), Trouble> {
        panics::take();
        let ended = guard::within(self.deadline, job);
        let panics = panics::take();
        match ended {
            Ok(Ok(value)) => Ok((value, panics)),
            Ok(Err(error)) => Err(trouble(error, panics)),
            Err(Lost::Panicked(message)) => Err(trouble(format!("it panicked: {message}"), panics)),
            Err(Lost::StillRunning) => Err(Trouble::StillRunning),
        }
    }
}

/// The first panic, if there was one, is the cause of all that followed.
pub(crate) fn trouble(error: String, panics: Vec<Panic>) -> Trouble {
    let Some(cause) = panics.into_iter().next() else {
        return Trouble::Failed(error);
    };
    if cause.is_todo() {
        let Panic { file, line, .. } = cause;
        return Trouble::NotWritten(Place { file, line });
    }
    let place = format!("{}:{}", cause.file, cause.line);
    if error.contains(&cause.message) {
        Trouble::Failed(format!("{error}  {place}"))
    } else {
        Trouble::Failed(format!(
            "{error}, because a thread panicked: {}  {place}",
            cause.message
        ))
    }
}

impl Trouble {
    pub(crate) fn into_status(self, deadline: Duration) -> Status {
        match self {
            Self::NotWritten(place) => Status::NotWritten(place),
            Self::Failed(error) => Status::Failed(error),
            Self::StillRunning => Status::Failed(still_running(deadline)),
        }
    }
}

/// What to look for when there is no answer.
pub(crate) fn still_running(deadline: Duration) -> String {
    format!(
        "no result after {} seconds. Either workers wait for each other (look for a lock \
         that is taken twice, a channel whose sender is still alive, a `join` before the \
         others are started), or there is more work than that (--deadline SECONDS)",
        deadline.as_secs_f64()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panic(message: &str, line: u32) -> Panic {
        Panic {
            message: message.into(),
            file: "exercises/a/src/lib.rs".into(),
            line,
        }
    }

    #[test]
    fn the_first_panic_is_the_cause() {
        let panics = vec![
            panic("index out of bounds", 7),
            panic("a scoped thread panicked", 3),
        ];
        let found = trouble("it panicked: a scoped thread panicked".into(), panics);
        let Trouble::Failed(error) = found else {
            panic!("{found:?}")
        };
        assert_eq!(
            error,
            "it panicked: a scoped thread panicked, because a thread panicked: \
             index out of bounds  exercises/a/src/lib.rs:7"
        );
    }

    #[test]
    fn a_todo_is_no_failure_wherever_it_is() {
        let panics = vec![
            panic("not yet implemented: write it", 9),
            panic("a thread panicked", 3),
        ];
        let place = Place {
            file: "exercises/a/src/lib.rs".into(),
            line: 9,
        };
        assert_eq!(
            trouble("it panicked".into(), panics),
            Trouble::NotWritten(place)
        );
    }

    #[test]
    fn an_error_without_a_panic_is_told_as_it_is() {
        assert_eq!(
            trouble("no such file".into(), vec![]),
            Trouble::Failed("no such file".into())
        );
    }
}
