//! Criterion's measurements as speedups.
//!
//! [`criterion`] and [`export`] read a [`Baseline`]; [`Study`] makes speedups of it, [`Comparison`] compares two;
//! [`formats`] writes either. The arithmetic is in [`statistics`], [`scaling`] and [`probe`].

mod baseline;
mod compare;
pub mod criterion;
pub mod export;
pub mod formats;
mod grid;
mod machine;
mod marks;
mod markup;
pub mod page;
pub mod picture;
pub mod probe;
mod remarks;
pub mod scaling;
mod source;
pub mod statistics;
mod study;
mod trouble;
mod units;

pub use baseline::{Baseline, Benchmark, Estimates, Id};
pub use compare::{Comparison, Difference, Side, Verdict};
pub use machine::{Look, Machine, MachineRecord, Parameter};
pub use markup::plain_name;
pub use remarks::shortened;
pub use source::open;
pub use study::{Against, Group, Kind, Law, Row, Study};
pub use trouble::Trouble;
