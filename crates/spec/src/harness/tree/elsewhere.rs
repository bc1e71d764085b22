//! Where there is no `/proc`: the process group is all that can be reached, and nothing is seen.

use super::Size;
use course_core::probe::{Activity, Census, Look};

#[derive(Clone, Debug)]
pub(crate) struct Tree {
    root: u32,
}

impl Tree {
    pub(crate) fn new(root: u32, _mark: Option<String>) -> Self {
        Self { root }
    }

    /// Not to be found here: nobody.
    pub(crate) fn marked(_mark: String) -> Self {
        Self::new(0, None)
    }

    pub(crate) fn own() -> Self {
        Self::new(std::process::id(), None)
    }

    /// Not to be seen here: no child is ever found left.
    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn children(&self) -> usize {
        0
    }

    /// Not to be seen here: no thread is ever found left.
    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn threads(&self) -> usize {
        1
    }

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn activity(&self) -> Activity {
        Activity::Unknown
    }

    pub(crate) fn look(&self) -> Look {
        Look {
            activity: self.activity(),
            present: Census::default(),
        }
    }

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn size(&self) -> Size {
        Size::default()
    }

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn is_stopped(&self) -> bool {
        false
    }

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn freeze(&self) {}

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn thaw(&self) {}

    #[cfg(unix)]
    pub(crate) fn kill(&self) {
        use rustix::process::{Pid, Signal, kill_process_group};

        // There is no 0, and nobody in it.
        if let Some(group) = Pid::from_raw(self.root.cast_signed()) {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    /// The child itself is killed by its handle, and the workers of `multiprocess` end with it.
    #[cfg(not(unix))]
    pub(crate) fn kill(&self) {
        let _ = self.root;
    }
}

/// Nobody says how many there are.
#[derive(Debug)]
pub(crate) struct Swelling;

impl Swelling {
    pub(crate) fn new() -> Self {
        Self
    }

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(crate) fn is_over(&mut self, _more: usize) -> bool {
        false
    }
}

pub(crate) fn become_the_parent_of_strays() {}

pub(crate) fn own_threads_are_awake(_prefix: &str) -> bool {
    false
}
