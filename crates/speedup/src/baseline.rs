//! What was measured: the benchmarks of one baseline, wherever they were read from.

use crate::machine::MachineRecord;
use crate::statistics::{Estimated, Sample, Summary, ratio, time};
use serde::{Deserialize, Serialize};

/// The benchmarks of one run, or of several that were kept under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// Its name with Criterion, or that of the file it was exported to.
    pub name: String,
    /// By id.
    pub benchmarks: Vec<Benchmark>,
    /// What could not be read, in sentences that name the file.
    pub remarks: Vec<String>,
}

/// One benchmark, with at least one of samples and estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Which it is.
    pub id: Id,
    /// What Criterion made of the samples.
    pub estimates: Option<Estimates>,
    /// What it measured.
    pub sample: Option<Sample>,
    /// What the machine gave before and after.
    pub machine: Option<MachineRecord>,
}

/// The name of a benchmark: `group/function/value`, of which the last two may be missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Id {
    /// `sum_square`
    pub group_id: String,
    /// `rayon`
    pub function_id: Option<String>,
    /// `2`
    pub value_str: Option<String>,
}

impl Id {
    /// The name in one piece, as Criterion writes it.
    pub fn full(&self) -> String {
        let parts = [
            Some(&self.group_id),
            self.function_id.as_ref(),
            self.value_str.as_ref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join("/")
    }

    /// The same without the group.
    pub(crate) fn within_group(&self) -> String {
        let parts = [self.function_id.as_deref(), self.value_str.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join("/")
    }
}

/// What Criterion estimated of the time of one iteration, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimates {
    /// The mean over the samples.
    pub mean: Estimated,
    /// The slope, in linear mode.
    pub slope: Option<Estimated>,
}

impl Benchmark {
    /// Whether there are looks at the machine beside it.
    pub(crate) fn was_looked_at(&self) -> bool {
        let record = self.machine.as_ref();
        record.is_some_and(|record| !record.looks().is_empty())
    }

    /// The time that Criterion prints, in nanoseconds: from the samples; where they are missing, as Criterion
    /// estimated it, with its interval.
    pub fn typical_time(&self) -> Estimated {
        if let Some(sample) = &self.sample {
            return time(sample, sample.typical());
        }
        let estimates = self.estimates.as_ref();
        let typical = estimates.map(|estimates| estimates.slope.unwrap_or(estimates.mean));
        typical.unwrap_or(Estimated::bare(f64::NAN))
    }

    /// How many times as long this takes as `other`, by the times that Criterion prints.
    pub fn typical_ratio(&self, other: &Self) -> Estimated {
        if let (Some(above), Some(below)) = (&self.sample, &other.sample) {
            ratio(above, below, [above.typical(), below.typical()])
        } else {
            let [above, below] = [self, other].map(Benchmark::typical_time);
            Estimated::bare(above.value / below.value)
        }
    }

    /// The mean time, in nanoseconds.
    pub fn mean(&self) -> f64 {
        let sample = self.sample.as_ref();
        let of_sample = sample.map(|sample| sample.nanoseconds(Summary::Mean));
        let of_estimates = self.estimates.map(|estimates| estimates.mean.value);
        of_sample.or(of_estimates).unwrap_or(f64::NAN)
    }

    /// How many times as long this takes as `other`, by the means.
    pub fn mean_ratio(&self, other: &Self) -> Estimated {
        match (&self.sample, &other.sample) {
            (Some(above), Some(below)) => ratio(above, below, [Summary::Mean, Summary::Mean]),
            _ => Estimated::bare(self.mean() / other.mean()),
        }
    }
}
