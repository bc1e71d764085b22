//! The benchmarks' runners, the check of their answers, and the probe of the machine.
//!
//! ```text
//! cargo bench -p benches                                  everything, in about twelve minutes on two cores
//! COURSE_QUICK=1 cargo bench -p benches                   the same with fewer samples, in about three
//! cargo bench -p benches --bench groups -- '^sum_square/' one group, in less than two
//! cargo bench -p benches -- rayon                         only the ids that contain "rayon"
//! cargo bench -p benches -- --save-baseline laptop        keep the result under a name
//! cargo bench -p benches --bench peers -- --table         the pool beside its peers, as one table
//! cargo test --benches -p benches                         each benchmark once, to see that it works
//! ```
//!
//! (In PowerShell: `$env:COURSE_QUICK = 1`, and then the command.)
//!
//! Ids read `GROUP/RUNNER/WORKERS` (`sum_square/rayon/2`); `granularity/RUNNER/CHUNK` where the size of a chunk is what
//! varies; or `GROUP/TASK/WHO` where the process pool stands beside its peers
//! (`dispatch/one_at_a_time/procspawn`). A group whose name ends in `_small` is done by Python too:
//! `sum_square_small/python_pool/2` does what `sum_square_small/pool/2` does. Beside Criterion's own files for an id
//! stands `machine.json`, which says what the machine is, and what it could give in those very seconds: see
//! [`MachineRecord`].

mod group;
mod helper;
mod look;
mod machine;
mod mode;
mod python;
mod record;
mod runner;
mod runners;
mod section;
mod sentence;
mod session;
mod timing;
mod work;
mod workers;
mod works;

pub use group::{Benchmark, Group, Outcome, Sample};
pub use helper::Helper;
pub use look::Look;
pub use machine::Machine;
pub use mode::Mode;
pub use python::Python;
pub use record::{MachineRecord, Parameter};
pub use runner::{Runner, on_processes, on_threads, parallel, serial};
pub use runners::crossbeam_executor::in_blocks;
pub use section::write_section;
pub use session::{Pace, Session};
pub use timing::times;
pub use work::{Answers, Work, check_each};
pub use workers::{cores, worker_counts};
pub use works::{PiMc, PrimeRange, SumSquare};
