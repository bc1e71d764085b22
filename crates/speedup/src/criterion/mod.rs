//! Criterion's own folder.
//!
//! ```text
//! target/criterion/
//!     sum_square/                     the group
//!         rayon/                      the function: here, a runner
//!             2/                      the value: here, its number of workers
//!                 new/                the last run; another folder for each baseline that was kept
//!                     benchmark.json  its names
//!                     estimates.json  mean, median, slope ... of one iteration, with intervals
//!                     sample.json     iterations and nanoseconds of each sample
//!                     tukey.json      limits of outliers: not needed here
//!                     raw.csv         the samples again, from 0.3 on, if asked for: not needed here
//!                     machine.json    this course's own: what the machine gave before and after
//!                 base/               the same, after a run without a name: what the next one is compared with
//!                 change/             estimates.json of what changed from base to new: no baseline
//!                 report/             pages and pictures
//! ```
//!
//! A group without functions or values has fewer levels, so a benchmark is known by its files and not by its
//! depth. Each file is written on its own: a run that was stopped leaves some of this, some of the last run.

mod baseline;
mod benchmark;
mod estimates;
mod sample;
mod walk;

pub use baseline::{LAST_RUN, names, read};
pub(crate) use sample::parse as parse_sample;
