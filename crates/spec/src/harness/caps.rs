//! Limits that the system itself keeps, for each process that an answer has. The guard's own watch
//! over all of them together is the real limit; these stop what is over before anybody has looked.

/// No file that an answer writes grows past this: the largest of an honest one are pictures.
pub(super) const FILE: u64 = 256 << 20;

/// From here on an allocation that makes this process larger than `bytes` fails, and so does a write
/// past [`FILE`]; and whoever crashes leaves no image of its memory behind.
#[cfg(unix)]
pub(super) fn put_on(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};

    for (resource, most) in [
        (Resource::As, bytes),
        (Resource::Fsize, FILE),
        (Resource::Core, 0),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // A system with a lower limit of its own refuses ours, and that is just as well.
        let _ = setrlimit(resource, limit);
    }
}

/// Windows would need a job object.
#[cfg(not(unix))]
pub(super) fn put_on(_bytes: u64) {}

/// Whether a program ended because a file had grown past [`FILE`].
#[cfg(unix)]
pub(super) fn ended_by_file_size(status: std::process::ExitStatus) -> bool {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;

    status.signal() == Some(Signal::XFSZ.as_raw())
}

/// There is no such limit.
#[cfg(not(unix))]
pub(super) fn ended_by_file_size(_status: std::process::ExitStatus) -> bool {
    false
}
