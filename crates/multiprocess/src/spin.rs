//! Looking out for a moment before going to sleep.
//!
//! To wake a sleeping thread on another core takes 40 to 55 us on a virtual machine; what is awaited often comes sooner.

#[cfg(unix)]
use std::time::{Duration, Instant};

/// About as long as a wake takes: whoever looks out so long before sleeping takes at most twice as long as if it had known.
#[cfg(unix)]
const MOMENT: Duration = Duration::from_micros(50);

/// Whether there are cores enough for `workers` workers to look out.
pub(crate) fn pays(workers: usize) -> bool {
    let cores = crate::cores();
    cores > 1 && workers <= cores
}

/// Asks again and again until it is so, for a moment at the most. The core is not offered to others meanwhile: where it is
/// wanted it would come back after milliseconds.
#[cfg(unix)]
pub(crate) fn until(mut is_so: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    loop {
        if is_so() {
            return true;
        }
        if start.elapsed() > MOMENT {
            return false;
        }
        std::hint::spin_loop();
    }
}
