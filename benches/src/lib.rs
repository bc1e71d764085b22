//! What the benchmarks share: the runners, the check of their answers, and the probe of the machine.
//!
//! ```text
//! cargo bench -p benches                            everything, in about five minutes
//! cargo bench -p benches -- rayon                   only the ids that contain "rayon"
//! cargo bench -p benches -- --quick --noplot        a first impression
//! cargo bench -p benches -- --save-baseline laptop  keep the result under a name
//! cargo bench -p benches --bench peers -- --table   the pool beside its peers, as one table
//! cargo test --benches -p benches                   each benchmark once, to see that it works
//! ```
//!
//! Ids read `GROUP/RUNNER/WORKERS` (`sum_square/rayon/2`), or `GROUP/TASK/WHO` where the process pool
//! stands beside its peers (`dispatch/one_at_a_time/procspawn`). Beside Criterion's own files for an id
//! stands `machine.json`, which says what the machine could give in those very seconds: see
//! [`MachineRecord`].

mod benchmark;
mod look;
mod mode;
mod record;
mod runner;
mod runners;
mod section;
mod sentence;
mod workers;

pub use benchmark::{Benchmarks, criterion_folder, criterion_for};
pub use look::Look;
pub use mode::Mode;
pub use record::MachineRecord;
pub use runner::{Answer, ON_PROCESSES, ON_THREADS, Runner, SERIAL};
pub use section::write_section;
pub use workers::{cores, worker_counts};
