//! What an exercise is to its checks: tasks, and laws over what a solution provides.

use crate::harness::Beside;
use crate::{Finding, Lab, Verdict, tasks};
use std::io;

/// What a solution of an exercise provides, and what is asked of it.
pub trait Subject: Sync + 'static {
    /// The exercise's package, `ex3-sum-squares` for one.
    const PACKAGE: &'static str;
    /// The work function whose calls are the evidence.
    const WORK: &'static str;

    /// The work function whose calls are the evidence for `function`, where they differ.
    fn work_of(function: &str) -> &'static str {
        let _ = function;
        Self::WORK
    }

    /// What is to run beside each law. `threads` is what its threads are to be called: while one of them is awake,
    /// the answer is not taken to sleep.
    ///
    /// # Errors
    /// It cannot be started.
    fn beside(threads: &str) -> io::Result<Option<Beside>> {
        let _ = threads;
        Ok(None)
    }

    /// What the student has to do, in order.
    fn tasks() -> &'static [Task];

    /// What must be true of every solution, in the order in which it is worth knowing.
    fn laws() -> Vec<Law<Self>>
    where
        Self: Sized;
}

/// An exercise, for whoever lists them.
#[derive(Clone, Copy, Debug)]
pub struct Exercise {
    /// `ex3-sum-squares`.
    pub package: &'static str,
    /// What the student has to do, in order.
    pub tasks: &'static [Task],
}

impl Exercise {
    pub(crate) fn of<S: Subject>() -> Self {
        Self {
            package: S::PACKAGE,
            tasks: S::tasks(),
        }
    }

    /// `ex3` of `ex3-sum-squares`.
    pub fn short(&self) -> &'static str {
        self.package.split('-').next().unwrap_or(self.package)
    }
}

/// Every exercise whose feature is on; and those whose laws need libraries of their own, for their tasks alone need
/// none. In the order in which they are learned, that of the book: the numbers are those of the tutorials.
pub fn exercises() -> Vec<Exercise> {
    vec![
        #[cfg(feature = "ex0")]
        Exercise::of::<crate::ex0::Subject>(),
        #[cfg(feature = "ex1")]
        Exercise::of::<crate::ex1::Subject>(),
        #[cfg(feature = "ex4")]
        Exercise::of::<crate::ex4::Subject>(),
        #[cfg(feature = "ex5")]
        Exercise::of::<crate::ex5::Subject>(),
        #[cfg(feature = "ex3")]
        Exercise::of::<crate::ex3::Subject>(),
        #[cfg(feature = "ex6")]
        Exercise::of::<crate::ex6::Subject>(),
        Exercise {
            package: tasks::ex2::PACKAGE,
            tasks: &tasks::ex2::TASKS,
        },
        Exercise {
            package: tasks::ex7::PACKAGE,
            tasks: &tasks::ex7::TASKS,
        },
        #[cfg(feature = "ex8")]
        Exercise::of::<crate::ex8::Subject>(),
    ]
}

/// One thing that the student has to write.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// Counted from 1.
    pub number: u32,
    /// The function of the student's file.
    pub function: &'static str,
    /// What to do, in one line.
    pub title: &'static str,
    /// How long it takes, about.
    pub minutes: u32,
    /// Three hints, from gentle to nearly the answer.
    pub hints: [&'static str; 3],
    /// The verdict on the untouched starter.
    pub starts_with: Verdict,
}

/// What is asked of a subject. It is asked in a process of its own.
pub struct Law<S> {
    /// The function it is about.
    pub function: &'static str,
    /// What is true of a right answer, as a name: `gives_every_sum_in_order`.
    pub name: &'static str,
    /// Why it matters.
    pub why: &'static str,
    pub(crate) check: Check<S>,
    /// It sleeps more than it works.
    pub(crate) waits: bool,
}

pub(crate) type Check<S> = Box<dyn Fn(&S, &mut Lab) -> Result<(), Finding> + Send + Sync>;

impl<S> Law<S> {
    /// A law about `function`.
    pub fn new(
        function: &'static str,
        name: &'static str,
        why: &'static str,
        check: impl Fn(&S, &mut Lab) -> Result<(), Finding> + Send + Sync + 'static,
    ) -> Self {
        Self {
            function,
            name,
            why,
            check: Box::new(check),
            waits: false,
        }
    }

    /// Says that this law mostly waits until everybody sleeps. Where several laws are asked at once it is among the
    /// first, so that the others fill the time.
    #[must_use]
    pub fn waiting(self) -> Self {
        Self {
            waits: true,
            ..self
        }
    }

    /// `function::name`.
    pub fn path(&self) -> String {
        format!("{}::{}", self.function, self.name)
    }
}
