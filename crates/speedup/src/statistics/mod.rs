//! Times and ratios of times, each with its interval, from the samples that Criterion stores.
//!
//! # What is estimated
//!
//! The ratio of two mean times: what somebody who runs the program many times saves. It is what
//! Criterion's own change report and critcmp compare, and what Kalibera and Jones recommend for reports
//! of speedups ("Rigorous Benchmarking in Reasonable Time", ISMM 2013). A mean counts the slow runs, which
//! is right for a bill and unkind to a machine that was disturbed; the probe of the machine tells which it was.
//!
//! # Its interval
//!
//! Student's, on the logarithm of the ratio: the relative variances of the two means add up, and Welch's
//! degrees of freedom let each benchmark have its own noise, as a serial and a parallel one do. Speedup and
//! slowdown are then the same statement, and no interval reaches below zero.
//!
//! It was chosen by trying (`tests/coverage.rs` repeats the essence). With a dozen samples, which is what there are here,
//! percentiles of the bootstrapped ratio, the usual short cut, hold the truth in 91 of 100 cases of normal noise. A
//! bootstrap-t holds it in 94 to 95 of skewed noise and in 96 to 98 of bimodal and of even noise. Student's interval
//! holds it in 94 to 96 of all these.
//!
//! # What is assumed
//!
//! Samples of one benchmark are independent and of one distribution, and the two benchmarks are independent of each
//! other. A core that is taken away halfway breaks that, and no arithmetic on a dozen samples can tell: this is what
//! the probe is for. Where the noise is nothing but rare long waits, the intervals hold the truth in 90 of 100 cases,
//! and in 80 if most measurements happen to have no wait at all: what is not in the samples is not in the interval.

mod interval;
mod mean;
mod ratio;
mod sample;
mod student;

pub use interval::{Estimated, Interval};
pub use mean::FEWEST;
pub use ratio::{ratio, time};
pub use sample::{Mode, Sample, Summary};
