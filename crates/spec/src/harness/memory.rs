//! The memory limit, from the inside.

/// From here on an allocation that makes this process larger than `bytes` fails. The guard's own
/// watch over the tree is the real limit; this one stops a single huge allocation before it is made.
#[cfg(unix)]
pub(super) fn cap(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let limit = Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    // A system with a lower limit of its own refuses ours, and that is just as well.
    let _ = setrlimit(Resource::As, limit);
}

/// Windows would need a job object.
#[cfg(not(unix))]
pub(super) fn cap(_bytes: u64) {}
