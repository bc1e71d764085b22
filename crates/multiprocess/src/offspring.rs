//! A child process that is not left behind, and its end as something to wait for.
//!
//! A worker's channel closes when it ends, but later if a task left a child behind that holds a copy of it. So on
//! Linux the process itself is watched too, by a descriptor. Where there is none, the channel alone must do.

use std::io;
use std::process::Child;
use std::time::Instant;

use mio::{Registry, Token};

use crate::End;
#[cfg(target_os = "linux")]
use {mio::Interest, mio::unix::SourceFd, std::os::fd::AsRawFd};

/// A child process, killed and waited for when this is dropped.
pub(crate) struct Offspring {
    child: Child,
    watch: EndWatch,
}

impl Offspring {
    pub(crate) fn new(mut child: Child) -> io::Result<Self> {
        match EndWatch::of(&child) {
            Ok(watch) => Ok(Self { child, watch }),
            Err(error) => {
                let _ = child.kill();
                let _ = child.wait();
                Err(error)
            }
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once; nothing if it has ended.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
    }

    /// Waits for its end.
    pub(crate) fn wait(&mut self) -> io::Result<End> {
        self.child.wait().map(End::from)
    }

    /// How it ended; none while it runs.
    pub(crate) fn try_wait(&mut self) -> io::Result<Option<End>> {
        Ok(self.child.try_wait()?.map(End::from))
    }

    /// Waits for its end, at most until `until`; none on systems that cannot.
    pub(crate) fn ends_by(&self, until: Option<Instant>) -> Option<bool> {
        self.watch.ends_by(until)
    }

    /// Has its end reported as `token`, on systems that can.
    pub(crate) fn register(&self, registry: &Registry, token: Token) -> io::Result<()> {
        self.watch.register(registry, token)
    }

    pub(crate) fn deregister(&self, registry: &Registry) {
        self.watch.deregister(registry);
    }
}

impl Drop for Offspring {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Becomes readable when a child process has ended.
struct EndWatch {
    #[cfg(target_os = "linux")]
    descriptor: Option<std::os::fd::OwnedFd>,
}

#[cfg(target_os = "linux")]
impl EndWatch {
    /// Watches `child`; without effect on systems before Linux 5.3 and where a sandbox forbids it.
    fn of(child: &Child) -> io::Result<Self> {
        use rustix::io::Errno;
        use rustix::process::{Pid, PidfdFlags, pidfd_open};
        let descriptor = match pidfd_open(Pid::from_child(child), PidfdFlags::empty()) {
            Ok(descriptor) => Some(descriptor),
            Err(error @ (Errno::MFILE | Errno::NFILE | Errno::NOMEM)) => return Err(error.into()),
            Err(_) => None,
        };
        Ok(Self { descriptor })
    }

    fn register(&self, registry: &Registry, token: Token) -> io::Result<()> {
        match &self.descriptor {
            Some(descriptor) => {
                let number = descriptor.as_raw_fd();
                registry.register(&mut SourceFd(&number), token, Interest::READABLE)
            }
            None => Ok(()),
        }
    }

    fn deregister(&self, registry: &Registry) {
        if let Some(descriptor) = &self.descriptor {
            let _ = registry.deregister(&mut SourceFd(&descriptor.as_raw_fd()));
        }
    }

    /// Waits for the end, at most until `until`; none where it cannot be waited for.
    fn ends_by(&self, until: Option<Instant>) -> Option<bool> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let descriptor = self.descriptor.as_ref()?;
        loop {
            let left = until.map(|at| at.saturating_duration_since(Instant::now()));
            let limit = left.and_then(|left| Timespec::try_from(left).ok());
            match poll(
                &mut [PollFd::new(descriptor, PollFlags::IN)],
                limit.as_ref(),
            ) {
                Ok(ready) => return Some(ready > 0),
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return None,
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl EndWatch {
    #[allow(
        clippy::unnecessary_wraps,
        reason = "the signature of the other systems"
    )]
    fn of(_child: &Child) -> io::Result<Self> {
        Ok(Self {})
    }

    #[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = "as above")]
    fn register(&self, _registry: &Registry, _token: Token) -> io::Result<()> {
        Ok(())
    }

    #[allow(clippy::unused_self, reason = "as above")]
    fn deregister(&self, _registry: &Registry) {}

    #[allow(clippy::unused_self, reason = "as above")]
    fn ends_by(&self, _until: Option<Instant>) -> Option<bool> {
        None
    }
}
