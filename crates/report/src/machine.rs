//! What the machine gives: the same loop on one thread, and on as many as a runner has workers.

use crate::{Clock, Wall, machine_gave};
use course_core::sum_square;
use std::hint::black_box;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

/// The probe of the machine, behind a trait for the sake of tests.
pub(crate) trait Machine {
    /// Cores that this program may use.
    fn cores(&self) -> usize;
    /// Brings the cores up to speed.
    fn warm_up(&mut self);
    /// Probes it with so many threads.
    fn sample(&mut self, threads: usize) -> Sample;
}

/// One look at the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    /// What the loop took one thread, alone.
    pub(crate) one: Duration,
    /// What the same loop took all threads at once.
    pub(crate) all: Duration,
}

/// A loop shorter than about 20 ms measures how fast a cold core wakes up, not how fast it is.
const LOOP: Duration = Duration::from_millis(25);
/// The number whose [`sum_square`] is a step: some 30 microseconds.
const STEP: u64 = 100_000;
/// Steps of the first, short look that tells how many the loop has to have.
const FIRST_LOOK: u64 = 300;

/// The machine that this program runs on.
pub(crate) struct Here {
    clock: Arc<dyn Clock>,
    cores: usize,
    /// Steps that one thread does in [`LOOP`].
    steps: u64,
}

impl Here {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            cores: thread::available_parallelism().map_or(1, usize::from),
            steps: FIRST_LOOK,
        }
    }

    /// What `steps` take each of `threads`, from the first that begins to the last that is done.
    ///
    /// The threads look at the clock themselves: on a busy machine whoever waits for them is late.
    fn time(&self, threads: usize, steps: u64) -> Duration {
        let ready = Barrier::new(threads);
        let work = || {
            ready.wait();
            let start = self.clock.now();
            spin(steps);
            (start, self.clock.now())
        };
        let spans: Vec<(Duration, Duration)> = thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            handles
                .into_iter()
                .filter_map(|handle| handle.join().ok())
                .collect()
        });
        let start = spans.iter().map(|(start, _)| *start).min();
        let end = spans.iter().map(|(_, end)| *end).max();
        end.zip(start)
            .map_or(Duration::ZERO, |(end, start)| end.saturating_sub(start))
    }
}

/// How many cores the machine gives to so many threads in these moments: the middle of five looks, a quarter of a
/// second in all.
///
/// ```
/// assert!((report::machine_gives(1) - 1.0).abs() < 1e-9); // one thread gets one, however slow
/// ```
pub fn machine_gives(threads: usize) -> f64 {
    let mut machine = Here::new(Arc::new(Wall::start()));
    machine.warm_up();
    let mut looks = [0.0; 5].map(|_: f64| {
        let Sample { one, all } = machine.sample(threads);
        machine_gave(threads, one, all)
    });
    looks.sort_by(f64::total_cmp);
    looks[2]
}

impl Machine for Here {
    fn cores(&self) -> usize {
        self.cores
    }

    fn warm_up(&mut self) {
        self.time(self.cores, FIRST_LOOK * 4);
        let took = self.time(1, FIRST_LOOK).as_nanos().max(1);
        let steps = u128::from(FIRST_LOOK) * LOOP.as_nanos() / took;
        self.steps = u64::try_from(steps).unwrap_or(u64::MAX);
    }

    fn sample(&mut self, threads: usize) -> Sample {
        let one = self.time(1, self.steps);
        if threads < 2 {
            return Sample { one, all: one };
        }
        let steps = shared_out(self.steps, threads, self.cores);
        let all = self.time(threads, steps);
        // The loop of many threads may be a shorter one; tell what the whole would have taken.
        let all = all.mul_f64(self.steps as f64 / steps as f64);
        Sample { one, all }
    }
}

/// How many of `steps` each of the threads does: all of them, unless there are so many more
/// threads than cores that the probe would take longer than two such loops.
fn shared_out(steps: u64, threads: usize, cores: usize) -> u64 {
    let at_most = u128::from(steps) * 2 * cores as u128 / threads.max(1) as u128;
    u64::try_from(at_most).unwrap_or(steps).clamp(1, steps)
}

/// Needs a core and nothing else: no memory, no lock, nothing to share.
///
/// It is the work of the course itself, and not some other loop. Where two "cores" are one core's
/// hyperthreads, two loops that keep the core's units busy get hardly more than one, and two that
/// wait for their own last result get nearly twice as much.
fn spin(steps: u64) {
    for _ in 0..steps {
        black_box(sum_square(black_box(STEP)));
    }
}

#[cfg(test)]
pub(crate) mod fake {
    use super::{Duration, Machine, Sample};

    /// A machine that gives what it is told to.
    pub(crate) struct Fake {
        pub(crate) cores: usize,
        pub(crate) samples: Vec<Sample>,
        pub(crate) looks: usize,
    }

    impl Fake {
        pub(crate) fn that_gives(one: u64, all: u64) -> Self {
            let sample = Sample {
                one: Duration::from_millis(one),
                all: Duration::from_millis(all),
            };
            Self {
                cores: 2,
                samples: vec![sample],
                looks: 0,
            }
        }
    }

    impl Machine for Fake {
        fn cores(&self) -> usize {
            self.cores
        }

        fn warm_up(&mut self) {}

        fn sample(&mut self, _threads: usize) -> Sample {
            self.looks += 1;
            self.samples[(self.looks - 1) % self.samples.len()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Wall;

    #[test]
    fn the_probe_stays_short_however_many_threads() {
        assert_eq!(shared_out(1000, 2, 2), 1000);
        assert_eq!(shared_out(1000, 4, 2), 1000);
        assert_eq!(shared_out(1000, 64, 2), 62);
        assert_eq!(shared_out(1000, 100_000, 1), 1);
    }

    #[test]
    fn every_loop_takes_time() {
        let mut here = Here::new(Arc::new(Wall::start()));
        here.steps = 10;
        for threads in [1, 2, 64] {
            let sample = here.sample(threads);
            assert!(
                sample.one > Duration::ZERO && sample.all > Duration::ZERO,
                "{sample:?}"
            );
        }
    }
}
