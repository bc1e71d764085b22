//! What becomes of a file that the learner edits. No file is read or written here.

/// The text of a file, as bytes: a learner's file may be anything.
pub(super) type Text = Vec<u8>;

/// What is to stand there after the update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The newer starter: the learner had not begun.
    Newer,
    /// What stands there.
    Mine,
    /// What stands there, with the newer starter beside it, because the starter has changed.
    Beside,
    /// Nothing: the newer course has no such exercise.
    Gone,
}

/// Decides from what stands there, the starter that it was begun with (where that is known), and the
/// newer starter.
pub(super) fn fate(mine: Option<&Text>, begun: Option<&Text>, newer: Option<&Text>) -> Fate {
    let (mine, newer) = match (mine, newer) {
        (Some(mine), Some(newer)) => (mine, newer),
        (None, _) => return Fate::Newer,
        // In neither course: an exercise of the learner's own.
        (Some(_), None) if begun.is_none() => return Fate::Mine,
        (Some(_), None) => return Fate::Gone,
    };
    if same(mine, newer) {
        return Fate::Mine;
    }
    match begun {
        Some(begun) if same(mine, begun) => Fate::Newer,
        Some(begun) if same(begun, newer) => Fate::Mine,
        _ => Fate::Beside,
    }
}

/// Whether two texts have the same lines, whatever ends these: git may have given them the ends of Windows.
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    let lines = |text: &[u8]| -> Vec<Vec<u8>> {
        let lines = text.split(|byte| *byte == b'\n');
        lines
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line).to_vec())
            .collect()
    };
    one == other || lines(one) == lines(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(mine: Option<&str>, begun: Option<&str>, newer: Option<&str>) -> Fate {
        let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
        let (mine, begun, newer) = (bytes(mine), bytes(begun), bytes(newer));
        fate(mine.as_ref(), begun.as_ref(), newer.as_ref())
    }

    #[test]
    fn who_has_not_begun_gets_the_newer_starter() {
        assert_eq!(of(Some("old\n"), Some("old\n"), Some("new\n")), Fate::Newer);
        assert_eq!(
            of(Some("old\r\n"), Some("old\n"), Some("new\n")),
            Fate::Newer
        );
        assert_eq!(of(None, Some("old\n"), Some("new\n")), Fate::Newer);
        assert_eq!(of(None, None, Some("a new exercise\n")), Fate::Newer);
    }

    #[test]
    fn who_has_begun_keeps_it() {
        assert_eq!(of(Some("mine\n"), Some("old\n"), Some("old\n")), Fate::Mine);
        assert_eq!(
            of(Some("mine\n"), Some("old\n"), Some("new\n")),
            Fate::Beside
        );
        assert_eq!(of(Some("new\n"), Some("old\n"), Some("new\n")), Fate::Mine);
        assert_eq!(of(Some("old\n"), Some("old\n"), Some("old\n")), Fate::Mine);
    }

    #[test]
    fn where_the_beginning_is_not_known_it_is_taken_for_an_answer() {
        assert_eq!(of(Some("mine\n"), None, Some("new\n")), Fate::Beside);
    }

    #[test]
    fn an_exercise_that_has_gone() {
        assert_eq!(of(Some("mine\n"), Some("old\n"), None), Fate::Gone);
        assert_eq!(of(Some("one of my own\n"), None, None), Fate::Mine);
    }
}
