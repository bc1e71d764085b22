//! What a check is about.

/// One step of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// Cargo builds; what it says, if anything: `Compiling spec v0.1.0`.
    Building(&'a str),
    /// The laws are being asked.
    Asking { done: usize, of: usize },
}

impl Step<'_> {
    /// In a line.
    pub(crate) fn words(&self, package: &str) -> String {
        match self {
            Self::Building("") => format!("{package}: building ..."),
            Self::Building(what) => format!("{package}: building ({}) ...", briefly(what)),
            Self::Asking { done, of } => format!("{package}: checking, {done} of {of} ..."),
        }
    }
}

/// Without the version and the folder of a package: on a narrow terminal there is no room for them.
fn briefly(what: &str) -> &str {
    let package = what.strip_prefix("Compiling ");
    let name = package.and_then(|package| package.split(' ').next());
    name.map_or(what, |name| &what[.."Compiling ".len() + name.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_is_named_without_its_folder() {
        for (said, told) in [
            ("Compiling spec v0.1.0 (/far/away)", "Compiling spec"),
            (
                "Blocking waiting for file lock",
                "Blocking waiting for file lock",
            ),
        ] {
            let words = Step::Building(said).words("ex3");
            assert_eq!(words, format!("ex3: building ({told}) ..."));
        }
    }
}
