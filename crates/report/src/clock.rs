//! The clock that runs are timed with.

use std::time::{Duration, Instant};

/// Tells the time. A trait, so that whatever measures can be tested with a clock that is told what
/// to say.
pub trait Clock: Send + Sync {
    /// The time since some moment that stays the same for this clock.
    fn now(&self) -> Duration;
}

/// The machine's own clock, which never runs backwards.
#[derive(Clone, Copy, Debug)]
pub struct Wall(Instant);

impl Wall {
    /// A clock that says zero now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for Wall {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
pub(crate) mod fake {
    use super::{Clock, Duration};
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

    /// Stands still, unless it is told how much time passes.
    #[derive(Debug, Default)]
    pub(crate) struct Fake(AtomicU64);

    impl Fake {
        pub(crate) fn pass(&self, time: Duration) {
            let nanoseconds = u64::try_from(time.as_nanos()).expect("a test's time is short");
            self.0.fetch_add(nanoseconds, Relaxed);
        }
    }

    impl Clock for Fake {
        fn now(&self) -> Duration {
            Duration::from_nanos(self.0.load(Relaxed))
        }
    }
}
