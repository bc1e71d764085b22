//! Times one thing, often enough that the time means something.

use crate::Clock;
use std::time::Duration;

/// When a batch of runs has lasted long enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// The runs last at least this long in sum ...
    pub(crate) sum: Duration,
    /// ... or they are so many.
    pub(crate) runs: usize,
}

/// Runs `run` until the budget is used up, at least once, and returns what each run took.
///
/// Each result goes to `check` while the clock stands still, so that no time is told of a wrong one.
pub(crate) fn batch<A, E>(
    clock: &dyn Clock,
    budget: Budget,
    mut run: impl FnMut() -> Result<A, E>,
    mut check: impl FnMut(&A) -> Result<(), E>,
) -> Result<Vec<Duration>, E> {
    let mut times = Vec::new();
    loop {
        let start = clock.now();
        let answer = run();
        times.push(clock.now().saturating_sub(start));
        check(&answer?)?;
        if times.iter().sum::<Duration>() >= budget.sum || times.len() >= budget.runs {
            return Ok(times);
        }
    }
}

/// The middle one of the times; of an even number, the mean of the two in the middle. Zero if
/// there are none.
pub fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    let middle = times.len() / 2;
    match times.len() {
        0 => Duration::ZERO,
        even if even % 2 == 0 => (times[middle - 1] + times[middle]) / 2,
        _ => times[middle],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::fake::Fake;
    use proptest::prelude::*;

    const BUDGET: Budget = Budget {
        sum: Duration::from_millis(100),
        runs: 1000,
    };

    fn milliseconds(times: &[u64]) -> Vec<Duration> {
        times.iter().copied().map(Duration::from_millis).collect()
    }

    #[test]
    fn a_short_run_is_repeated_until_the_sum_is_long_enough() {
        let clock = Fake::default();
        let run = || {
            clock.pass(Duration::from_millis(30));
            Ok::<_, String>(7)
        };
        let times = batch(&clock, BUDGET, run, |_| Ok(())).unwrap();
        assert_eq!(times, milliseconds(&[30, 30, 30, 30]));
    }

    #[test]
    fn a_long_run_is_run_once() {
        let clock = Fake::default();
        let run = || {
            clock.pass(Duration::from_secs(3));
            Ok::<_, String>(7)
        };
        let times = batch(&clock, BUDGET, run, |_| Ok(())).unwrap();
        assert_eq!(times, [Duration::from_secs(3)]);
    }

    #[test]
    fn runs_too_short_for_any_clock_end_too() {
        let clock = Fake::default();
        let times = batch(&clock, BUDGET, || Ok::<_, String>(()), |()| Ok(())).unwrap();
        assert_eq!(times.len(), BUDGET.runs);
    }

    #[test]
    fn the_check_is_not_timed() {
        let clock = Fake::default();
        let run = || {
            clock.pass(Duration::from_millis(200));
            Ok::<_, String>(())
        };
        let check = |(): &()| {
            clock.pass(Duration::from_secs(9));
            Ok(())
        };
        let times = batch(&clock, BUDGET, run, check).unwrap();
        assert_eq!(times, milliseconds(&[200]));
    }

    #[test]
    fn a_wrong_answer_has_no_time() {
        let clock = Fake::default();
        let mut answers = [1, 1, 2].into_iter();
        let run = || {
            clock.pass(Duration::from_millis(20));
            answers.next().ok_or("there are three")
        };
        let check = |answer: &i32| if *answer == 1 { Ok(()) } else { Err("not 1") };
        assert_eq!(batch(&clock, BUDGET, run, check), Err("not 1"));
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&[]), Duration::ZERO);
        assert_eq!(median(&milliseconds(&[5])), Duration::from_millis(5));
        assert_eq!(median(&milliseconds(&[9, 1, 5])), Duration::from_millis(5));
        assert_eq!(
            median(&milliseconds(&[9, 1, 5, 7])),
            Duration::from_millis(6)
        );
    }

    proptest! {
        #[test]
        fn as_many_lie_above_the_median_as_below(times in prop::collection::vec(0_u64..1_000_000, 1..50)) {
            let times: Vec<Duration> = times.into_iter().map(Duration::from_micros).collect();
            let median = median(&times);
            let below = times.iter().filter(|time| **time < median).count();
            let above = times.iter().filter(|time| **time > median).count();
            prop_assert!(below * 2 <= times.len() && above * 2 <= times.len());
        }
    }
}
