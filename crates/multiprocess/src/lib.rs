#![doc = include_str!("../README.md")]

mod codec;
mod end;
mod entry;
mod error;
mod executor;
mod exit_code;
mod frame;
mod future;
mod image;
mod init;
mod offspring;
mod panics;
mod pool;
mod process;
#[doc = include_str!("../PYTHON.md")]
pub mod python {}
mod region;
mod room;
mod spin;
mod threads;
mod transport;
mod wait;
mod worker;

pub use end::End;
pub use error::{Error, Panic, Result, Step};
pub use executor::{Executor, Portable};
pub use exit_code::ExitCode;
pub use future::Future;
pub use init::init;
pub use pool::{Builder, Imap, ImapUnordered, Pool, ProcessPoolExecutor, Spread};
pub use process::Process;
pub use threads::ThreadPoolExecutor;
pub use wait::{AsCompleted, ReturnWhen, Waited, as_completed, wait};

/// How many tasks this process can run at once: its cores, as far as it may use them, a container's quota counted. At least 1.
///
/// ```
/// assert!(multiprocess::cores() >= 1);
/// ```
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
