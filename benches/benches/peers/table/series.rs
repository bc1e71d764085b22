//! One case over the rounds.

use crate::case::{Answer, Case, Sample};
use std::time::Duration;

/// A case that is open, and what its rounds gave.
pub(crate) struct Series {
    pub(crate) who: &'static str,
    /// None when all rounds are done.
    sample: Option<Sample>,
    iterations: u64,
    /// Seconds of one iteration, by round.
    pub(crate) seconds: Vec<f64>,
}

impl Series {
    /// Opens the case, and finds out how many iterations take about `length`.
    pub(crate) fn open(case: &Case, length: Duration) -> Answer<Self> {
        let mut sample = (case.open)()?;
        let iterations = calibrate(&mut sample, length)?;
        Ok(Series {
            who: case.who,
            sample: Some(sample),
            iterations,
            seconds: Vec::new(),
        })
    }

    pub(crate) fn round(&mut self) -> Answer<()> {
        let sample = self.sample.as_mut().ok_or("it is closed")?;
        let took = sample(self.iterations)?.as_secs_f64();
        self.seconds.push(took / self.iterations as f64);
        Ok(())
    }

    /// Ends what the case has started, and keeps what it gave.
    pub(crate) fn close(&mut self) {
        self.sample = None;
    }
}

/// The first call is not counted, unless it is long enough by itself: it may start something.
///
/// The time need not grow with the iterations: a `map` of few tasks costs more a task.
fn calibrate(sample: &mut Sample, length: Duration) -> Answer<u64> {
    if sample(1)? >= length {
        return Ok(1);
    }
    let mut iterations: u64 = 1;
    loop {
        let took = sample(iterations)?.as_secs_f64();
        let more = length.as_secs_f64() / took.max(1e-9);
        if more < 1.5 {
            return Ok(iterations);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let times = more.min(8.0).ceil() as u64;
        iterations *= times;
    }
}

/// The middle of some values, or none of none.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The least and the most.
pub(crate) fn range(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    values
        .into_iter()
        .fold(ends, |(least, most), v| (v.min(least), v.max(most)))
}
