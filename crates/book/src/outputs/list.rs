//! `docs/outputs.toml`: which command each output is from.

use crate::places;
use crate::trouble::Trouble;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A text or a picture that a page shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// `docs/src/output/NAME.txt`, or `.svg`.
    pub(crate) name: String,
    /// Run from the root of the repository. In that of a picture, `{file}` is where to write it, or
    /// `{folder}` where to write one of this name.
    pub(crate) command: String,
    /// How wide it is to take the terminal to be.
    #[serde(default = "columns")]
    pub(crate) columns: u16,
    /// The exit code that it must have.
    #[serde(default)]
    pub(crate) exit: i32,
    /// Paragraphs with one of these in them are there in some runs only.
    #[serde(default)]
    pub(crate) varies: Vec<String>,
    /// Its lines come in another order each time.
    #[serde(default)]
    pub(crate) any_order: bool,
    #[serde(skip)]
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Text,
    Picture,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    output: Vec<Entry>,
    #[serde(default)]
    picture: Vec<Entry>,
}

fn columns() -> u16 {
    72
}

impl Entry {
    pub(crate) fn file(&self) -> PathBuf {
        places::output().join(self.file_name())
    }

    pub(crate) fn file_name(&self) -> String {
        let extension = match self.kind {
            Kind::Text => "txt",
            Kind::Picture => "svg",
        };
        format!("{}.{extension}", self.name)
    }
}

/// All of them, in the order of the file.
pub(crate) fn entries() -> Result<Vec<Entry>, Trouble> {
    let path = places::docs().join("outputs.toml");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(&path).map_err(Trouble::with_file("read", &path))?;
    parse(&text).map_err(|error| Trouble::failed(format!("docs/outputs.toml: {error}")))
}

fn parse(text: &str) -> Result<Vec<Entry>, String> {
    let mut file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    for picture in &mut file.picture {
        picture.kind = Kind::Picture;
        if !["{file}", "{folder}"]
            .iter()
            .any(|place| picture.command.contains(place))
        {
            return Err(format!(
                "{}: its command has no {{file}} and no {{folder}}",
                picture.name
            ));
        }
    }
    file.output.append(&mut file.picture);
    let mut names = BTreeSet::new();
    for entry in &file.output {
        if !names.insert(entry.file_name()) {
            return Err(format!("{} stands there twice", entry.file_name()));
        }
    }
    Ok(file.output)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "[[output]]\nname = \"a\"\ncommand = \"cargo --version\"\n";

    #[test]
    fn what_is_left_out_has_a_default() {
        let entries = parse(ONE).expect("it is right");
        assert_eq!((entries[0].columns, entries[0].exit), (72, 0));
        assert_eq!(entries[0].file_name(), "a.txt");
    }

    #[test]
    fn mistakes_in_the_file_are_told() {
        for wrong in [
            format!("{ONE}{ONE}"),
            format!("{ONE}colums = 60\n"),
            ONE.replace("output", "picture"),
        ] {
            assert!(parse(&wrong).is_err(), "{wrong}");
        }
    }
}
