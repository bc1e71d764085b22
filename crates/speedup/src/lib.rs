//! Criterion's measurements as speedups.

mod baseline;
pub mod criterion;
mod machine;
pub mod statistics;
mod trouble;

pub use baseline::{Baseline, Benchmark, Estimates, Id};
pub use machine::{Look, Machine, MachineRecord};
pub use trouble::Trouble;
