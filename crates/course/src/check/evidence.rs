//! How the work was done, in words and as a picture.

use report::timeline::{Timeline, terminal};
use spec::tell::Ended;

/// `39 calls on 2 workers, 2 at once`; nothing where no work was seen.
pub(super) fn sentence(ended: &Ended) -> Option<String> {
    let evidence = ended.evidence.as_ref().filter(|_| ended.calls > 0)?;
    Some(format!(
        "{} on {}, {} at once",
        counted(ended.calls, "call"),
        counted(ended.workers, "worker"),
        evidence.peak
    ))
}

/// Of several laws that an answer keeps, the evidence that tells most: that of the most workers at once.
pub(super) fn most_telling<'a>(all: impl Iterator<Item = &'a Ended>) -> Option<&'a Ended> {
    let seen = all.filter(|ended| ended.calls > 0);
    seen.max_by_key(|ended| {
        let peak = ended.evidence.as_ref().map_or(0, |evidence| evidence.peak);
        (peak, ended.workers, ended.calls)
    })
}

/// Who did what when, no wider than `width`.
pub(super) fn timeline(ended: &Ended, width: usize) -> Option<String> {
    let evidence = ended.evidence.as_ref().filter(|_| ended.calls > 0)?;
    Some(terminal(&Timeline::new("", evidence), width))
}

pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
