//! A value and how sure it is.

use serde::{Deserialize, Serialize};

/// From a low to a high value: 95% of such intervals hold the truth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies in it.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    fn map(self, change: impl Fn(f64) -> f64) -> Self {
        let (one, other) = (change(self.low), change(self.high));
        Self {
            low: one.min(other),
            high: one.max(other),
        }
    }
}

/// A value, and its interval where there are samples enough for one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimated {
    /// The value.
    pub value: f64,
    /// Where the truth is.
    pub interval: Option<Interval>,
}

impl Estimated {
    /// A value of which nobody knows how sure it is.
    pub fn bare(value: f64) -> Self {
        Self {
            value,
            interval: None,
        }
    }

    /// The same through a monotone function, which takes an interval to an interval.
    #[must_use]
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self {
            value: change(self.value),
            interval: self.interval.map(|interval| interval.map(&change)),
        }
    }

    /// The larger distance from the value to an end of its interval, as a share of the value.
    pub fn spread(&self) -> Option<f64> {
        let interval = self.interval?;
        let farthest = (interval.high - self.value).max(self.value - interval.low);
        Some((farthest / self.value).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_falling_function_turns_the_interval_round() {
        let time = Estimated {
            value: 2.0,
            interval: Some(Interval {
                low: 1.0,
                high: 4.0,
            }),
        };
        let rate = time.map(|seconds| 1.0 / seconds);
        assert_eq!(
            rate.interval,
            Some(Interval {
                low: 0.25,
                high: 1.0
            })
        );
        assert_eq!(time.spread(), Some(1.0));
        assert_eq!(Estimated::bare(3.0).spread(), None);
    }
}
