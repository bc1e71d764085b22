//! Ends whatever checks left that were ended themselves.

use super::tree::{Tree, become_the_parent_of_strays};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// An environment variable that whatever comes from a program started with it carries: so it is found again.
///
/// The checks end what an answer leaves. This is for the program that starts the checks, in case an answer has
/// ended the checks: on Linux it finds every process, elsewhere those that end with the checks are all that can be promised.
pub struct Mark {
    value: String,
}

const NAME: &str = "COURSE_CHECK";

impl Mark {
    /// A mark like no other. From here on this process is, on Linux, the parent of those among its descendants whose
    /// own has ended.
    #[expect(
        clippy::new_without_default,
        reason = "each is another one, and it changes this process"
    )]
    pub fn new() -> Self {
        become_the_parent_of_strays();
        let number = RandomState::new().build_hasher().finish();
        Self {
            value: format!("{}-{number:016x}", std::process::id()),
        }
    }

    /// The variable and its value, for the program that is to be found again.
    pub fn environment(&self) -> (&'static str, &str) {
        (NAME, &self.value)
    }

    /// Ends every process that carries the mark.
    pub fn sweep(&self) {
        Tree::marked(format!("{NAME}={}", self.value)).kill();
    }
}
