//! The time of a runner, beside answers that are right.

use crate::{Outcome, Runner, Sample, Work};
use std::time::{Duration, Instant};

/// Checks the runner's answers to none, one, two and all items, and then times it on all of them.
///
/// Every answer that is timed is checked too, by a clock that stands still meanwhile.
///
/// # Errors
///
/// When the runner fails or an answer is wrong: a time of that would mean nothing.
pub fn times<'a, W: Work>(work: &'a W, runner: &Runner<W>, workers: usize) -> Outcome<Sample<'a>> {
    let items = work.items();
    let run = runner.run;
    for count in [0, 1, 2] {
        once(work, run, &items[..count.min(items.len())], workers)?;
    }
    once(work, run, &items, workers)?;
    Ok(Box::new(move |iterations| {
        (0..iterations)
            .map(|_| once(work, run, &items, workers))
            .sum()
    }))
}

fn once<W: Work>(
    work: &W,
    run: fn(&[W::Item], usize) -> crate::Answers<W>,
    items: &[W::Item],
    workers: usize,
) -> Outcome<Duration> {
    work.prepare()?;
    let start = Instant::now();
    let answers = run(items, workers)?;
    let took = start.elapsed();
    if answers.len() != items.len() {
        let (given, asked) = (answers.len(), items.len());
        return Err(format!("{given} answers to {asked} items").into());
    }
    work.check(&answers)?;
    Ok(took)
}

#[cfg(test)]
mod tests {
    use super::times;
    use crate::{Runner, SumSquare, serial};
    use std::time::Duration;

    fn why_not(runner: &Runner<SumSquare>) -> String {
        let work = SumSquare::new(50);
        times(&work, runner, 1)
            .err()
            .map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn a_right_answer_has_a_time() {
        let work = SumSquare::new(50);
        let mut sample = times(&work, &serial(), 1).expect("it is right");
        assert!(sample(3).expect("and stays so") > Duration::ZERO);
        assert_eq!(sample(0).expect("nothing to do"), Duration::ZERO);
    }

    #[test]
    fn a_wrong_answer_has_none() {
        let short = Runner {
            name: "short",
            run: |items, _| Ok(items.iter().skip(2).copied().collect()),
        };
        assert_eq!(why_not(&short), "0 answers to 1 items");
        let wrong = Runner {
            name: "wrong",
            run: |items, _| Ok(items.to_vec()),
        };
        assert_eq!(why_not(&wrong), "the answer to item 1 is 1, and right is 0");
        let fails = Runner {
            name: "fails",
            run: |_, _| Err("no thread to be had".into()),
        };
        assert_eq!(why_not(&fails), "no thread to be had");
    }
}
