//! The arithmetic of speedups.

use std::time::Duration;

/// How many times faster than `serial` something is that took `time`.
///
/// The definition is Amdahl's: the time of the best serial version divided by the time of the
/// parallel one, both for the same work. A time of zero gives infinity.
///
/// ```
/// use std::time::Duration;
///
/// let speedup = report::speedup(Duration::from_millis(60), Duration::from_millis(40));
/// assert!((speedup - 1.5).abs() < 1e-9);
/// ```
pub fn speedup(serial: Duration, time: Duration) -> f64 {
    serial.as_secs_f64() / time.as_secs_f64()
}

/// The share of each worker's time that was turned into speedup: 1 is all of it.
///
/// ```
/// assert!((report::efficiency(1.5, 2) - 0.75).abs() < 1e-9);
/// ```
pub fn efficiency(speedup: f64, workers: usize) -> f64 {
    speedup / workers as f64
}

/// How many cores the machine gave: `workers` threads each did in `all` what one of them, alone,
/// did in `one`.
///
/// Two threads that are no slower than one alone had two cores; two that take twice as long had one.
///
/// ```
/// use std::time::Duration;
///
/// let (one, all) = (Duration::from_millis(25), Duration::from_millis(50));
/// assert!((report::machine_gave(4, one, all) - 2.0).abs() < 1e-9);
/// ```
pub fn machine_gave(workers: usize, one: Duration, all: Duration) -> f64 {
    workers as f64 * one.as_secs_f64() / all.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn times() -> impl Strategy<Value = Duration> {
        (1_u64..10_000_000_000).prop_map(Duration::from_nanos)
    }

    proptest! {
        #[test]
        fn a_speedup_there_and_back_is_none(one in times(), other in times()) {
            let product = speedup(one, other) * speedup(other, one);
            prop_assert!((product - 1.0).abs() < 1e-9);
        }

        #[test]
        fn threads_that_do_not_slow_each_other_down_have_a_core_each(
            workers in 1_usize..100, time in times(),
        ) {
            prop_assert!((machine_gave(workers, time, time) - workers as f64).abs() < 1e-9);
        }

        #[test]
        fn workers_that_lose_nothing_are_fully_efficient(workers in 1_u32..100, time in times()) {
            let speedup = speedup(time * workers, time);
            prop_assert!((efficiency(speedup, workers as usize) - 1.0).abs() < 1e-9);
        }
    }
}
