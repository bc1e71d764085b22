//! Warnings: told at once, or kept while the screen belongs to something that draws over them.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Those that are kept; `None` while they are told at once.
static KEPT: Mutex<Option<Vec<String>>> = Mutex::new(None);

/// Tells a warning.
pub(crate) fn warn(warning: String) {
    match kept().as_mut() {
        Some(kept) => kept.push(warning),
        None => eprintln!("warning: {warning}"),
    }
}

/// From now on warnings are kept, until this is dropped: then those that nobody took are told.
pub(crate) struct Keeper(());

impl Keeper {
    pub(crate) fn new() -> Self {
        kept().get_or_insert_default();
        Self(())
    }

    /// What has been kept since this was asked last, if anything.
    #[expect(clippy::unused_self, reason = "who has no keeper has nothing to take")]
    pub(crate) fn take(&self) -> Option<String> {
        let warnings = std::mem::take(kept().as_mut()?);
        (!warnings.is_empty()).then(|| format!("warning: {}", warnings.join("\nwarning: ")))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Some(warnings) = self.take() {
            eprintln!("{warnings}");
        }
        *kept() = None;
    }
}

fn kept() -> MutexGuard<'static, Option<Vec<String>>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_kept_once_somebody_keeps_it() {
        let keeper = Keeper::new();
        warn("the test warns".to_owned());
        let taken = keeper.take().expect("it was kept");
        assert!(taken.contains("warning: the test warns"), "{taken}");
        assert!(!keeper.take().unwrap_or_default().contains("the test warns"));
    }
}
