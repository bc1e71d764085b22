//! What no schedule can beat.

use std::time::Duration;

/// How long `workers` take at least for tasks that take so long each, however the tasks are given to them.
///
/// The work cannot take less than its sum divided by the workers; and of the largest `k * workers + 1`
/// tasks somebody gets `k + 1`, whatever is done. Which of these is the longest is the bound.
///
/// ```
/// use std::time::Duration;
///
/// let seconds = [3, 3, 3, 1].map(Duration::from_secs);
/// // Somebody gets two of the three long ones.
/// assert_eq!(report::no_schedule_beats(&seconds, 2), Duration::from_secs(6));
/// ```
pub fn no_schedule_beats(tasks: &[Duration], workers: usize) -> Duration {
    let workers = workers.max(1);
    let mut largest = tasks.to_vec();
    largest.sort_unstable_by(|one, other| other.cmp(one));
    let sum: Duration = largest.iter().sum();
    let shared = sum.div_f64(workers as f64);
    let crowded = (0..)
        .map(|k| (k * workers, k))
        .take_while(|(last, _)| *last < largest.len())
        .map(|(last, k)| largest[last - k..=last].iter().sum());
    crowded.fold(shared, Duration::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best of all schedules, by trying them all.
    fn best(tasks: &[u64], loads: &mut [u64]) -> u64 {
        let Some((task, rest)) = tasks.split_first() else {
            return loads.iter().copied().max().unwrap_or(0);
        };
        (0..loads.len())
            .map(|worker| {
                loads[worker] += task;
                let found = best(rest, loads);
                loads[worker] -= task;
                found
            })
            .min()
            .unwrap_or(0)
    }

    proptest! {
        #[test]
        fn nobody_beats_it_and_a_single_worker_meets_it(
            tasks in prop::collection::vec(0_u64..100, 0..7), workers in 1_usize..4,
        ) {
            let times: Vec<Duration> = tasks.iter().copied().map(Duration::from_secs).collect();
            let bound = no_schedule_beats(&times, workers).as_secs_f64();
            let best = best(&tasks, &mut vec![0; workers]) as f64;
            prop_assert!(bound <= best + 1e-6, "{} {}", bound, best);
            if workers == 1 {
                prop_assert!((bound - best).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn nothing_takes_no_time() {
        assert_eq!(no_schedule_beats(&[], 4), Duration::ZERO);
    }
}
