//! A program that is started, and ended with those that it started.

use std::io;
use std::process::{Child, Command, ExitStatus};

/// A child in a process group of its own, where there are groups: Ctrl-C reaches this program alone, which
/// then ends the group. Dropping it ends it, too.
pub(crate) struct Family {
    child: Child,
    ended: Option<ExitStatus>,
}

impl Family {
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        Ok(Self {
            child: command.spawn()?,
            ended: None,
        })
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// How it ended, if it has.
    pub(crate) fn has_ended(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.ended.is_none() {
            self.ended = self.child.try_wait()?;
        }
        Ok(self.ended)
    }

    /// Waits for its end.
    pub(crate) fn wait(&mut self) -> io::Result<ExitStatus> {
        let status = self.child.wait()?;
        self.ended = Some(status);
        Ok(status)
    }

    /// Ends it, and its group; how it ended.
    pub(crate) fn end(&mut self) -> io::Result<ExitStatus> {
        if let Some(status) = self.has_ended()? {
            return Ok(status);
        }
        self.kill_group();
        let _ = self.child.kill();
        self.wait()
    }

    #[cfg(unix)]
    fn kill_group(&self) {
        use rustix::process::{Pid, Signal, kill_process_group};

        if let Some(group) = Pid::from_raw(self.child.id().cast_signed()) {
            // It may have ended in the meantime.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "the same as on Unix")]
    fn kill_group(&self) {}
}

impl Drop for Family {
    fn drop(&mut self) {
        let _ = self.end();
    }
}
