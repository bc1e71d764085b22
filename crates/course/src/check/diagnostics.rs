//! The compiler's messages, as cargo passes them on: those that concern the learner.

use serde::Deserialize;
use std::path::PathBuf;

/// A line of `cargo --message-format=json`.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub(super) enum Line {
    CompilerMessage {
        message: Message,
    },
    CompilerArtifact {
        target: Target,
        executable: Option<PathBuf>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) kind: Vec<String>,
}

/// What the compiler says about one thing.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Message {
    level: String,
    /// Without its place.
    #[serde(default, rename = "message")]
    says: String,
    /// As the compiler would have printed it.
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<Span>,
    /// Notes and suggestions.
    #[serde(default)]
    children: Vec<Message>,
}

#[derive(Clone, Debug, Deserialize)]
struct Span {
    file_name: String,
    expansion: Option<Box<Expansion>>,
}

#[derive(Clone, Debug, Deserialize)]
struct Expansion {
    span: Span,
}

impl Span {
    /// Whether it is in `folder`, or in a macro that was called there.
    fn reaches(&self, folder: &str) -> bool {
        self.file_name.replace('\\', "/").contains(folder)
            || self
                .expansion
                .as_ref()
                .is_some_and(|expansion| expansion.span.reaches(folder))
    }
}

impl Message {
    fn reaches(&self, folder: &str) -> bool {
        self.spans.iter().any(|span| span.reaches(folder))
            || self.children.iter().any(|child| child.reaches(folder))
    }

    fn is(&self, level: &str) -> bool {
        self.level.starts_with(level)
    }

    /// "aborting due to 2 previous errors" is about no line, and says what the others have said.
    fn sums_up(&self) -> bool {
        self.spans.is_empty() && self.children.is_empty()
    }

    fn text(&self) -> Option<String> {
        Some(self.rendered.as_ref()?.trim_end().to_owned())
    }
}

/// Messages for the learner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Messages {
    /// In the compiler's words.
    pub(crate) shown: Vec<String>,
    /// How many more there were, which are about no file of the learner's.
    pub(crate) left_out: usize,
    /// None of them is about the learner's folder: what is shown is the first of all.
    pub(crate) outside: bool,
    /// They are about files of the folder that are given, and none about those that are the learner's.
    pub(crate) given: bool,
}

/// The errors among `messages` whose place, or that of a note of theirs, is in the folder of `package`; or, if there
/// are none such, the first.
pub(super) fn errors(messages: &[Message], package: &str) -> Messages {
    let errors = messages.iter().filter(|message| message.is("error"));
    let mut errors: Vec<&Message> = errors.filter(|message| !message.sums_up()).collect();
    if errors.is_empty() {
        errors = messages
            .iter()
            .filter(|message| message.is("error"))
            .collect();
    }
    let folder = format!("exercises/{package}/");
    let theirs: Vec<&Message> = errors
        .iter()
        .filter(|message| message.reaches(&folder))
        .copied()
        .collect();
    let outside = theirs.is_empty();
    let source = format!("{folder}src/lib.rs");
    let given = !outside && !theirs.iter().any(|message| message.reaches(&source));
    let shown: Vec<&Message> = if outside {
        errors.iter().take(1).copied().collect()
    } else if given {
        // Each given file that names a function says the same of it.
        let first = |(place, error): &(usize, &Message)| {
            !theirs[..*place]
                .iter()
                .any(|before| before.says == error.says)
        };
        let once = theirs.iter().copied().enumerate().filter(first);
        once.map(|(_, error)| error).collect()
    } else {
        theirs
    };
    let shown = texts(&shown);
    Messages {
        left_out: errors.len() - shown.len().min(errors.len()),
        shown,
        outside,
        given,
    }
}

/// The warnings about files of the learner's, each once: cargo repeats those of a library for each target.
pub(super) fn warnings(messages: &[Message], package: &str) -> Vec<String> {
    let source = format!("exercises/{package}/src/");
    let warnings = messages.iter().filter(|message| message.is("warning"));
    let theirs: Vec<&Message> = warnings
        .filter(|message| message.spans.iter().any(|span| span.reaches(&source)))
        .collect();
    texts(&theirs)
}

fn texts(messages: &[&Message]) -> Vec<String> {
    let mut texts = Vec::new();
    for text in messages.iter().filter_map(|message| message.text()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(level: &str, text: &str, files: &[&str], notes: &[&str]) -> Message {
        let span = |file: &&str| Span {
            file_name: (*file).to_owned(),
            expansion: None,
        };
        Message {
            level: level.to_owned(),
            says: text.to_owned(),
            rendered: Some(format!("{text}\n")),
            spans: files.iter().map(span).collect(),
            children: vec![Message {
                says: String::new(),
                level: "note".to_owned(),
                rendered: None,
                spans: notes.iter().map(span).collect(),
                children: Vec::new(),
            }],
        }
    }

    const THEIRS: &str = "exercises/ex3-sum-squares/src/lib.rs";

    #[test]
    fn errors_that_reach_the_learners_folder_are_shown_and_no_others() {
        let messages = [
            message("error", "here", &[THEIRS], &[]),
            message(
                "error",
                "by a note",
                &["crates/multiprocess/src/entry.rs"],
                &[THEIRS],
            ),
            message("error", "elsewhere", &["crates/spec/src/lib.rs"], &[]),
            message("warning", "a warning", &[THEIRS], &[]),
            Message {
                children: Vec::new(),
                ..message("error", "aborting due to 3 previous errors", &[], &[])
            },
        ];
        let errors = errors(&messages, "ex3-sum-squares");
        assert_eq!(errors.shown, ["here", "by a note"]);
        assert_eq!(
            (errors.left_out, errors.outside, errors.given),
            (1, false, false)
        );
    }

    #[test]
    fn a_macro_of_ours_that_the_learner_calls_is_the_learners_place() {
        let mut of_macro = message("error", "expanded", &["crates/core/src/lib.rs"], &[]);
        let span = Span {
            file_name: THEIRS.replace('/', "\\"),
            expansion: None,
        };
        of_macro.spans[0].expansion = Some(Box::new(Expansion { span }));
        assert_eq!(errors(&[of_macro], "ex3-sum-squares").shown, ["expanded"]);
    }

    #[test]
    fn if_none_reaches_it_the_first_is_shown_as_such() {
        let messages = [
            message("error", "first", &["crates/spec/src/lib.rs"], &[]),
            message("error", "second", &["exercises/ex4-pool/src/lib.rs"], &[]),
        ];
        let errors = errors(&messages, "ex3-sum-squares");
        assert_eq!(errors.shown, ["first"]);
        assert_eq!((errors.left_out, errors.outside), (1, true));
    }

    #[test]
    fn an_error_in_the_given_tests_is_told_as_such() {
        let messages = [message(
            "error",
            "expected fn pointer",
            &["exercises/ex3-sum-squares/tests/laws.rs"],
            &[],
        )];
        assert!(errors(&messages, "ex3-sum-squares").given);
    }

    #[test]
    fn what_each_given_file_says_of_a_function_is_told_once() {
        let file = |name: &str, place: &str| {
            let mut error = message("error", "unresolved import", &[name], &[]);
            error.rendered = Some(place.to_owned());
            error
        };
        let messages = [
            file("exercises/ex3-sum-squares/src/main.rs", "in main"),
            file("exercises/ex3-sum-squares/tests/laws.rs", "in laws"),
        ];
        assert_eq!(errors(&messages, "ex3-sum-squares").shown, ["in main"]);
    }

    #[test]
    fn warnings_are_those_of_the_learners_files_each_once() {
        let messages = [
            message("warning", "unused", &[THEIRS], &[]),
            message("warning", "unused", &[THEIRS], &[]),
            message("warning", "ours", &["crates/spec/src/lib.rs"], &[]),
        ];
        assert_eq!(warnings(&messages, "ex3-sum-squares"), ["unused"]);
    }
}
