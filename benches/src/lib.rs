//! What the benchmarks share: the runners, the check of their answers, and the probe of the machine.
//!
//! ```text
//! cargo bench -p benches                            everything, in about two minutes
//! cargo bench -p benches -- rayon                   only the ids that contain "rayon"
//! cargo bench -p benches -- --quick --noplot        a first impression
//! cargo bench -p benches -- --save-baseline laptop  keep the result under a name
//! cargo test --benches -p benches                   each benchmark once, to see that it works
//! ```
//!
//! Ids read `GROUP/RUNNER/WORKERS`: `sum_square/rayon/2`. Beside Criterion's own files for an id
//! stands `machine.json`, which says what the machine could give in those very seconds: see
//! [`MachineRecord`].

mod benchmark;
mod look;
mod mode;
mod record;
mod runner;
mod runners;
mod sentence;
mod workers;

pub use benchmark::{Benchmarks, criterion_for};
pub use look::Look;
pub use mode::Mode;
pub use record::MachineRecord;
pub use runner::{Answer, ON_PROCESSES, ON_THREADS, Runner, SERIAL};
pub use workers::{cores, worker_counts};
