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
//! A bootstrap-t on the logarithm of the ratio (Efron and Tibshirani, "An Introduction to the Bootstrap",
//! 1993, chapter 12): both samples are drawn again with replacement, each on its own, and
//! `(ln R* - ln R) / s*` is tabulated. Its quantiles take the place of Student's, which are right for
//! normal noise alone. Percentiles of `R*` itself, the usual short cut, cover the truth in about 91 of a
//! hundred cases where a dozen samples are all there is, as here; see `tests/coverage.rs`.
//!
//! # What is assumed
//!
//! Samples of one benchmark are independent and of one distribution, of finite variance; the two
//! benchmarks are independent of each other. A core that is taken away halfway breaks that, and no
//! arithmetic on a dozen samples can tell: this is what the probe is for. A disturbance too rare to be in the
//! samples is not in the interval either.

mod bootstrap;
mod interval;
mod sample;

pub use bootstrap::{Bootstrap, FEWEST};
pub use interval::{Estimated, Interval};
pub use sample::{Mode, Sample, Summary};
