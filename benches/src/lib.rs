#![doc = include_str!("../README.md")]

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
