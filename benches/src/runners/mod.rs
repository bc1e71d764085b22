//! One runner a file. Each is written as one would write it by hand, not to win.

pub(crate) mod crossbeam_executor;
pub(crate) mod pool;
pub(crate) mod process_executor;
pub(crate) mod rayon_pool;
pub(crate) mod scoped_threads;
pub(crate) mod serial;
pub(crate) mod thread_executor;
