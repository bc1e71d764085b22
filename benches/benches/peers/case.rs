//! A case: what is measured, of whom, and how.

use crate::task::Task;
use std::time::Instant;

pub(crate) use benches::Outcome as Answer;

/// Does the case so many times, and says how long that took.
pub(crate) type Sample = benches::Sample<'static>;

/// One benchmark: `GROUP/TASK/WHO` is its id.
pub(crate) struct Case {
    pub(crate) task: Task,
    pub(crate) who: &'static str,
    /// Starts what the case needs (a pool, say), which lives as long as the sample.
    pub(crate) open: Box<dyn Fn() -> Answer<Sample>>,
}

impl Case {
    pub(crate) fn new(
        task: Task,
        who: &'static str,
        open: impl Fn() -> Answer<Sample> + 'static,
    ) -> Self {
        let open = Box::new(open);
        Case { task, who, open }
    }

    pub(crate) fn id(&self) -> String {
        format!("{}/{}/{}", self.task.0, self.task.1, self.who)
    }
}

/// The tasks that one call hands out at most: a million in one call is another benchmark.
pub(crate) const TASKS_A_CALL: u64 = 100_000;

/// A sample of calls that hand out so many tasks each as they are told.
pub(crate) fn calls(mut call: impl FnMut(u64) -> Answer<()> + 'static) -> Answer<Sample> {
    Ok(Box::new(move |tasks| {
        let start = Instant::now();
        let mut left = tasks;
        while left > 0 {
            let now = left.min(TASKS_A_CALL);
            call(now)?;
            left -= now;
        }
        Ok(start.elapsed())
    }))
}

/// A sample whose iteration is one call of so many tasks: what chunks make of them depends on how many there are.
pub(crate) fn full_calls(mut call: impl FnMut(u64) -> Answer<()> + 'static) -> Answer<Sample> {
    each(move || call(TASKS_A_CALL))
}

/// A sample that does the same again and again.
pub(crate) fn each(mut once: impl FnMut() -> Answer<()> + 'static) -> Answer<Sample> {
    Ok(Box::new(move |times| {
        let start = Instant::now();
        for _ in 0..times {
            once()?;
        }
        Ok(start.elapsed())
    }))
}

/// The task of `dispatch`: nothing, but an answer that can be checked.
pub(crate) fn same(number: u64) -> u64 {
    number
}

/// Whether these are the answers of [`same`] to `0..tasks`.
pub(crate) fn check(answers: &[u64], tasks: u64) -> Answer<()> {
    if (0..tasks).eq(answers.iter().copied()) {
        Ok(())
    } else {
        Err(format!("wrong answers: {} to {tasks} tasks", answers.len()).into())
    }
}
