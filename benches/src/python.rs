//! The same work in Python: a process of its own a benchmark.

use crate::timing::right;
use crate::{Helper, Outcome, Sample, Work};
use serde::{Deserialize, Serialize};
use std::process::Command;
use std::time::Duration;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python/measure.py");

/// A `python3` that runs.
pub struct Python {
    version: String,
}

/// The first line that the script is sent: what it is to do.
#[derive(Serialize)]
struct Order<'a, T> {
    task: &'a str,
    runner: &'a str,
    workers: usize,
    items: &'a [T],
}

#[derive(Deserialize)]
struct Started {
    version: String,
}

/// How long so many runs took, and what they answered; the script sees to it that all answer the same.
#[derive(Deserialize)]
struct Measured<T> {
    seconds: f64,
    answers: Vec<T>,
}

impl Python {
    /// The one that `python3` starts.
    ///
    /// # Errors
    /// There is none, or it does not run the script.
    pub fn find() -> Outcome<Self> {
        let (_, version) = start::<u64>("sum_square", "serial", 1, &[])?;
        Ok(Python { version })
    }

    /// Its number: `3.11.7`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Checks what the runner of this name in `runners.py` answers, and then times it. `task` is the name in `work.py`
    /// of the function that does what [`Work::task`] does.
    ///
    /// # Errors
    /// When it fails, or an answer is not the one that Rust's runners must give.
    pub fn times<'a, W: Work>(
        &self,
        work: &'a W,
        task: &str,
        runner: &str,
        workers: usize,
    ) -> Outcome<Sample<'a>> {
        let items = work.items();
        let (mut helper, _) = start(task, runner, workers, &items)?;
        let mut sample = move |iterations: u64| {
            let measured: Measured<W::Answer> = helper.ask(&iterations.to_string())?;
            right(work, &measured.answers, items.len())?;
            Ok(Duration::from_secs_f64(measured.seconds))
        };
        sample(1)?;
        Ok(Box::new(sample))
    }
}

/// A process that waits for numbers of iterations, and its Python's version.
fn start<T: Serialize>(
    task: &str,
    runner: &str,
    workers: usize,
    items: &[T],
) -> Outcome<(Helper, String)> {
    // No byte code is to be left beside the scripts.
    let mut helper = Helper::start(Command::new("python3").args(["-B", SCRIPT]))?;
    let order = Order {
        task,
        runner,
        workers,
        items,
    };
    let started: Started = helper.ask(&serde_json::to_string(&order)?)?;
    Ok((helper, started.version))
}

#[cfg(test)]
mod tests {
    use super::Python;
    use crate::{SumSquare, Work, check_each};

    /// Work whose right answers no sum of squares is.
    struct OneMore(SumSquare);

    impl Work for OneMore {
        type Item = u64;
        type Answer = u64;

        fn task(number: u64) -> u64 {
            SumSquare::task(number) + 1
        }

        fn items(&self) -> Vec<u64> {
            self.0.items()
        }

        fn check(&self, answers: &[u64]) -> Result<(), String> {
            let right: Vec<u64> = self.items().into_iter().map(Self::task).collect();
            check_each(answers, &right)
        }
    }

    /// Why there is no time of it.
    fn why_not(python: &Python, task: &str, runner: &str) -> String {
        let work = OneMore(SumSquare::new(10));
        let error = python.times(&work, task, runner, 2).err();
        error.map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn a_wrong_answer_of_python_has_no_time() {
        let Ok(python) = Python::find() else {
            return eprintln!("not tested: python3 does not run here");
        };
        let work = SumSquare::new(10);
        let mut right = python
            .times(&work, "sum_square", "serial", 1)
            .expect("right");
        assert!(right(2).expect("and stays so").as_nanos() > 0);

        let wrong = why_not(&python, "sum_square", "thread_executor");
        assert_eq!(wrong, "the answer to item 0 is 0, and right is 1");
        let failing = why_not(&python, "download", "serial");
        assert!(failing.contains("AttributeError"), "{failing}");
        let unknown = why_not(&python, "sum_square", "no_such_runner");
        assert_eq!(unknown, "python3 has ended without an answer");
    }
}
