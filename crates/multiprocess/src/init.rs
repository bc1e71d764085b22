//! Where a program learns whether it is a worker.

use std::hash::{BuildHasher, Hasher};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{Error, Result, entry, image, transport, worker};

static INITIALISED: AtomicBool = AtomicBool::new(false);

/// Must be the first thing that `main` does.
///
/// A worker is this program, started again. In a worker this call serves tasks and never returns; in the program
/// that the user started it does nothing. Whatever stands before it in `main` runs in every worker too.
///
/// In a worker [`std::env::args`] are not the program's: the second one says that it is a worker. What a task needs of
/// them is passed as its argument. And whatever the program did before it made a pool was not done in the worker: a task that
/// relies on it (a library set up, a file opened) does it again, in the pool's [initializer](crate::Builder::initializer).
///
/// Without it [`Pool::new`](crate::Pool::new) and its like fail with [`Error::NotInitialised`]: they start nothing.
///
/// ```
/// fn main() -> multiprocess::Result<()> {
///     multiprocess::init();
///     let pool = multiprocess::Pool::new(2)?;
///     assert_eq!(pool.map(|x: u32| x * x, 1..=5)?, [1, 4, 9, 16, 25]);
///     Ok(())
/// }
/// ```
pub fn init() {
    if INITIALISED.swap(true, Ordering::SeqCst) {
        return;
    }
    image::fingerprint();
    if transport::is_worker() {
        worker::run();
    }
}

/// An error unless a start of this program with the worker's argument is known to become a worker.
pub(crate) fn require() -> Result<()> {
    if !INITIALISED.load(Ordering::SeqCst) {
        return Err(Error::NotInitialised);
    }
    if !entry::is_linked_in() {
        return Err(Error::Unreachable {
            task: "multiprocess",
        });
    }
    Ok(())
}

/// Signs this process's jobs.
pub(crate) fn key() -> u64 {
    static KEY: OnceLock<u64> = OnceLock::new();
    *KEY.get_or_init(|| std::hash::RandomState::new().build_hasher().finish())
}
