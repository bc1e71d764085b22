//! Times a runner and probes the machine in turn.

use crate::machine::{Machine, Sample};
use crate::stopwatch::Budget;
use crate::{Measured, machine_gave, median};
use std::time::Duration;

/// The runs between two looks at the machine.
const BATCH: Budget = Budget {
    sum: Duration::from_millis(60),
    runs: 1000,
};
/// Runs that last this long in sum mean something, if the machine was looked at often enough ...
const ENOUGH: Duration = Duration::from_millis(300);
/// ... that is, so many times. (More of that would be no better, and a run has some ten rows.)
const BATCHES: usize = 5;
/// After this long nobody waits for another batch.
const PATIENCE: Duration = Duration::from_secs(1);

/// Times batches of runs until they mean something, and probes the machine before each of them and
/// after the last with as many threads as there are workers. Without a machine nothing is probed.
pub(crate) fn measure<E>(
    mut machine: Option<&mut dyn Machine>,
    workers: usize,
    mut batch: impl FnMut(Budget) -> Result<Vec<Duration>, E>,
) -> Result<Measured, E> {
    let mut times = Vec::new();
    let mut samples = Vec::new();
    let mut look = |samples: &mut Vec<Sample>| {
        if let Some(machine) = &mut machine {
            samples.push(machine.sample(workers));
        }
    };
    for batches in 1.. {
        look(&mut samples);
        times.extend(batch(BATCH)?);
        let sum: Duration = times.iter().sum();
        if sum >= PATIENCE || (sum >= ENOUGH && batches >= BATCHES) || batches > 2 * BATCHES {
            break;
        }
    }
    look(&mut samples);
    Ok(summary(&times, &samples, workers))
}

fn summary(times: &[Duration], samples: &[Sample], workers: usize) -> Measured {
    let ones: Vec<Duration> = samples.iter().map(|sample| sample.one).collect();
    let alls: Vec<Duration> = samples.iter().map(|sample| sample.all).collect();
    let seen = !samples.is_empty();
    Measured {
        time: median(times),
        fastest: times.iter().min().copied().unwrap_or_default(),
        runs: times.len(),
        speedup: None,
        used: None,
        machine: seen.then(|| machine_gave(workers, median(&ones), median(&alls))),
        one_thread: seen.then(|| median(&ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::fake::Fake;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn the_machine_is_looked_at_before_and_after_each_batch() {
        let mut machine = Fake::that_gives(25, 25);
        let measured = measure::<String>(Some(&mut machine), 2, |_| Ok(vec![100 * MS])).unwrap();
        assert_eq!(measured.runs, BATCHES);
        assert_eq!(machine.looks, BATCHES + 1);
        assert_eq!(measured.machine, Some(2.0));
    }

    #[test]
    fn a_core_that_was_taken_away_shows() {
        let mut machine = Fake::that_gives(25, 50);
        let measured = measure::<String>(Some(&mut machine), 2, |_| Ok(vec![100 * MS])).unwrap();
        assert_eq!(measured.machine, Some(1.0));
        assert_eq!(measured.one_thread, Some(25 * MS));
    }

    #[test]
    fn one_bad_look_and_one_slow_run_do_not_move_the_medians() {
        let mut machine = Fake::that_gives(25, 25);
        let good = machine.samples[0];
        let bad = Sample {
            all: 500 * MS,
            ..good
        };
        machine.samples.extend([bad, good]);
        let mut times = [80, 81, 700, 83, 82].into_iter();
        let batch = |_| {
            times
                .next()
                .map(|time| vec![time * MS])
                .ok_or("five are enough")
        };
        let measured = measure(Some(&mut machine), 2, batch).unwrap();
        assert_eq!((measured.time, measured.fastest), (82 * MS, 80 * MS));
        assert_eq!(measured.machine, Some(2.0));
    }

    #[test]
    fn long_runs_are_run_once() {
        let measured = measure::<String>(None, 2, |_| Ok(vec![2000 * MS])).unwrap();
        assert_eq!((measured.runs, measured.machine), (1, None));
    }

    #[test]
    fn runs_that_take_no_time_end_too() {
        let measured = measure::<String>(None, 2, |_| Ok(vec![Duration::ZERO; 1000])).unwrap();
        assert_eq!(measured.time, Duration::ZERO);
    }

    #[test]
    fn the_first_failure_ends_it() {
        assert_eq!(measure(None, 2, |_| Err("no")), Err("no"));
    }
}
