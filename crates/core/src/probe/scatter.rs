//! A core of its own for each thread, as far as there are cores.

use std::cell::Cell;

thread_local! {
    static BOUND: Cell<bool> = const { Cell::new(false) };
}

/// Binds the current thread to one of the cores that this process may use: the first thread to the
/// first of them, the second to the next, and from the beginning again. Once for each thread.
pub(super) fn scatter() {
    if !BOUND.replace(true) {
        bind();
    }
}

#[cfg(target_os = "linux")]
fn bind() {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    /// Asked for once: a thread that is started by one that is bound may use one core only.
    static CORES: OnceLock<Vec<usize>> = OnceLock::new();
    static NEXT: AtomicUsize = AtomicUsize::new(0);

    let cores = CORES.get_or_init(|| {
        let set = sched_getaffinity(None).unwrap_or_default();
        (0..CpuSet::MAX_CPU)
            .filter(|core| set.is_set(*core))
            .collect()
    });
    if cores.is_empty() {
        return;
    }
    let mut core = CpuSet::new();
    core.set(cores[NEXT.fetch_add(1, Relaxed) % cores.len()]);
    // Where it is not allowed, the system's choice has to do.
    let _ = sched_setaffinity(None, &core);
}

/// Left to the system, which finds cores by itself unless they are busy.
#[cfg(not(target_os = "linux"))]
fn bind() {}
