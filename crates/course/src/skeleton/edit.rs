//! Enters a line in a list.

use super::Written;
use crate::starter;
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};

/// A change of a file, at a line that is known by what it looks like.
pub(super) struct Edit {
    file: &'static str,
    line: Box<dyn Fn(&str) -> bool>,
    how: How,
    text: String,
}

#[derive(Clone, Copy, Debug)]
enum How {
    AfterTheLast,
    BeforeTheFirst,
    /// Before the first `"]` of the line.
    InItsList,
    AtTheEnd,
}

impl Edit {
    pub(super) fn after(
        file: &'static str,
        line: impl Fn(&str) -> bool + 'static,
        text: String,
    ) -> Self {
        let how = How::AfterTheLast;
        Self {
            file,
            line: Box::new(line),
            how,
            text,
        }
    }

    pub(super) fn before(
        file: &'static str,
        line: impl Fn(&str) -> bool + 'static,
        text: String,
    ) -> Self {
        let how = How::BeforeTheFirst;
        Self {
            file,
            line: Box::new(line),
            how,
            text,
        }
    }

    pub(super) fn in_list(
        file: &'static str,
        line: impl Fn(&str) -> bool + 'static,
        text: String,
    ) -> Self {
        let how = How::InItsList;
        Self {
            file,
            line: Box::new(line),
            how,
            text,
        }
    }

    pub(super) fn at_the_end(file: &'static str, text: String) -> Self {
        let how = How::AtTheEnd;
        Self {
            file,
            line: Box::new(|_| true),
            how,
            text,
        }
    }

    /// The text of the file as it is to be, or nothing if no line looks like that.
    fn apply(&self, before: &str) -> Option<String> {
        let mut lines: Vec<String> = before.lines().map(|line| format!("{line}\n")).collect();
        let is_it = |line: &String| (self.line)(line.trim_end());
        match self.how {
            How::AfterTheLast => {
                let last = lines.iter().rposition(is_it)?;
                lines.insert(last + 1, self.text.clone());
            }
            How::BeforeTheFirst => {
                let first = lines.iter().position(is_it)?;
                lines.insert(first, self.text.clone());
            }
            How::InItsList => {
                let line = lines.iter_mut().find(|line| is_it(line))?;
                let (head, tail) = line.split_once("\"]")?;
                *line = format!("{head}\", {}]{tail}", self.text);
            }
            How::AtTheEnd => lines.push(self.text.clone()),
        }
        Some(lines.concat())
    }
}

/// The files as they are to be, each once.
///
/// # Errors
/// A file cannot be read, or has no line where the new one belongs.
pub(super) fn all(root: &Path, edits: &[Edit]) -> Result<Vec<Written>, Trouble> {
    let mut files: Vec<Written> = Vec::new();
    for edit in edits {
        let file = PathBuf::from(edit.file);
        let place = files.iter().position(|(there, _)| *there == file);
        let place = place.map_or_else(
            || {
                let text = starter::read(root, &file)?;
                files.push((file, text));
                Ok::<_, Trouble>(files.len() - 1)
            },
            Ok,
        )?;
        let text = &mut files[place].1;
        *text = edit.apply(text).ok_or_else(|| {
            let (file, entry) = (edit.file, edit.text.trim());
            Trouble::failed(format!(
                "{file}: there is no place for `{entry}` in it, so nothing was written; is its list of \
                 exercises as it was?"
            ))
        })?;
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[a]\nex1 = 1\nex2 = 2\n\n[b]\nall = [\"ex1\", \"ex2\"] # two\n";

    #[test]
    fn a_line_comes_after_the_last_of_its_kind() {
        let edit = Edit::after("", |line| line.starts_with("ex"), "ex3 = 3\n".into());
        let after = edit.apply(LIST).expect("there is one");
        assert!(after.contains("ex2 = 2\nex3 = 3\n\n[b]"), "{after}");
    }

    #[test]
    fn a_list_in_a_line_gets_one_more() {
        let edit = Edit::in_list("", |line| line.starts_with("all"), "\"ex3\"".into());
        let after = edit.apply(LIST).expect("there is one");
        assert!(
            after.ends_with("all = [\"ex1\", \"ex2\", \"ex3\"] # two\n"),
            "{after}"
        );
    }

    #[test]
    fn where_there_is_no_such_line_nothing_is_made_up() {
        let edit = Edit::before("", |line| line == "[c]", "x\n".into());
        assert_eq!(edit.apply(LIST), None);
    }
}
