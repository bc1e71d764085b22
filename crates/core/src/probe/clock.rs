//! One clock for all processes of the machine, so that their calls fit on one timeline.

/// Nanoseconds of the machine's monotonic clock, the same in every process.
///
/// Only differences mean something; the zero is arbitrary.
#[cfg(unix)]
pub fn now() -> u64 {
    use rustix::time::{ClockId, clock_gettime};

    // `std::time::Instant` reads the same clock, but does not give its number away.
    let time = clock_gettime(ClockId::Monotonic);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let nanoseconds = u64::try_from(time.tv_nsec).unwrap_or(0);
    seconds * 1_000_000_000 + nanoseconds
}

/// Nanoseconds since 1970 when this process first asked, and steady from there on.
///
/// Only differences mean something. Two processes differ by whatever the wall clock was adjusted
/// between their first looks at it: good enough to draw a timeline, and nothing is decided by it.
#[cfg(not(unix))]
pub fn now() -> u64 {
    use std::sync::OnceLock;
    use std::time::{Instant, SystemTime, UNIX_EPOCH};

    static START: OnceLock<(Instant, u64)> = OnceLock::new();
    let (start, epoch) = START.get_or_init(|| {
        let since_1970 = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        (
            Instant::now(),
            u64::try_from(since_1970.as_nanos()).unwrap_or(0),
        )
    });
    epoch + u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    #[test]
    fn time_does_not_run_backwards() {
        let first = super::now();
        assert!(super::now() >= first);
    }
}
