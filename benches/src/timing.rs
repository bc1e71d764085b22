//! The time of a runner, beside answers that are right.

use crate::{Answers, Outcome, Sample, Work};
use std::time::{Duration, Instant};

/// Checks the answers that `run` gives to none, one, two and all items, and then times it on all of them.
///
/// Every answer that is timed is checked too, by a clock that stands still meanwhile.
///
/// # Errors
///
/// When `run` fails or an answer is wrong: a time of that would mean nothing.
pub fn times<'a, W: Work>(
    work: &'a W,
    run: impl Fn(&[W::Item]) -> Answers<W> + 'a,
) -> Outcome<Sample<'a>> {
    let items = work.items();
    for count in [0, 1, 2] {
        once(work, &run, &items[..count.min(items.len())])?;
    }
    once(work, &run, &items)?;
    Ok(Box::new(move |iterations| {
        (0..iterations).map(|_| once(work, &run, &items)).sum()
    }))
}

fn once<W: Work>(
    work: &W,
    run: &impl Fn(&[W::Item]) -> Answers<W>,
    items: &[W::Item],
) -> Outcome<Duration> {
    work.prepare()?;
    let start = Instant::now();
    let answers = run(items)?;
    let took = start.elapsed();
    right(work, &answers, items.len())?;
    Ok(took)
}

/// Whether these are the right answers to the first `asked` items.
pub(crate) fn right<W: Work>(work: &W, answers: &[W::Answer], asked: usize) -> Result<(), String> {
    if answers.len() == asked {
        work.check(answers)
    } else {
        Err(format!("{} answers to {asked} items", answers.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::times;
    use crate::{Answers, SumSquare, Work};
    use std::time::Duration;

    fn why_not(run: fn(&[u64]) -> Answers<SumSquare>) -> String {
        let work = SumSquare::new(50);
        let error = times(&work, run).err();
        error.map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn a_right_answer_has_a_time() {
        let work = SumSquare::new(50);
        let run = |items: &[u64]| Ok(items.iter().copied().map(SumSquare::task).collect());
        let mut sample = times(&work, run).expect("it is right");
        assert!(sample(3).expect("and stays so") > Duration::ZERO);
        assert_eq!(sample(0).expect("nothing to do"), Duration::ZERO);
    }

    #[test]
    fn a_wrong_answer_has_none() {
        let short = why_not(|items| Ok(items.iter().skip(2).copied().collect()));
        assert_eq!(short, "0 answers to 1 items");
        let wrong = why_not(|items| Ok(items.to_vec()));
        assert_eq!(wrong, "the answer to item 1 is 1, and right is 0");
        let failing = why_not(|_| Err("no thread to be had".into()));
        assert_eq!(failing, "no thread to be had");
    }

    #[test]
    fn an_answer_that_goes_wrong_later_is_seen_too() {
        let (work, runs) = (SumSquare::new(50), std::cell::Cell::new(0));
        let run = |items: &[u64]| {
            runs.set(runs.get() + 1);
            let late = u64::from(runs.get() > 5);
            let sum = |item: &u64| SumSquare::task(*item) + late;
            Ok(items.iter().map(sum).collect())
        };
        let mut sample = times(&work, run).expect("the first four are right");
        sample(1).expect("and the fifth");
        let error = sample(1).expect_err("the sixth is not").to_string();
        assert_eq!(error, "the answer to item 0 is 1, and right is 0");
    }
}
