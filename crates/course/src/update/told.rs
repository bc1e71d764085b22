//! What an update says.

use super::fate::Fate;
use super::learner;
use std::fmt::Write;
use std::path::Path;

/// The exercises, and what becomes of each.
pub(super) type Fates = Vec<(String, Fate)>;

/// What became of the learner's files, or would.
pub(super) fn fates(fates: &Fates) -> String {
    let mut text = String::new();
    for (name, fate) in fates {
        let exercise = learner::exercise(name);
        let what = match fate {
            Fate::Newer => "the newer starter (you had not begun)".to_owned(),
            Fate::Mine => continue,
            Fate::Beside => {
                format!(
                    "yours; its starter has changed, the new one is beside it:\n    {}",
                    learner::beside(name)
                )
            }
            Fate::Gone => "no longer in the course; yours is in the saved copies".to_owned(),
        };
        let _ = writeln!(text, "  {exercise}: {what}");
    }
    let kept = fates.iter().filter(|(_, fate)| *fate == Fate::Mine).count();
    if kept == fates.len() {
        text.push_str("  Your exercises are as they were.\n");
    } else if kept > 0 {
        let _ = writeln!(text, "  {}: as before", counted(kept, "other exercise"));
    }
    text
}

/// `1 commit`, `2 commits`.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The last line.
pub(super) fn saved(folder: &Path) -> String {
    format!(
        "Copies of your files, as they were, are in {}",
        folder.display()
    )
}
