//! The file that a timeline goes to.

use crate::output::Output;
use crate::timeline::{Timeline, svg, trace};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where to write a timeline, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Svg,
    Trace,
}

impl FromStr for Target {
    type Err = String;

    /// Refuses what could not be written after the run, so that nobody waits for it in vain.
    fn from_str(path: &str) -> Result<Self, String> {
        let path = PathBuf::from(path);
        let kind = match path.extension().and_then(|ending| ending.to_str()) {
            Some("svg") => Kind::Svg,
            Some("json") => Kind::Trace,
            _ => return Err("the name must end in .svg (a picture) or .json (a trace)".into()),
        };
        can_be_written(&path).map_err(|error| format!("it cannot be written: {error}"))?;
        Ok(Self { path, kind })
    }
}

impl Target {
    /// Draws the timelines into the file: all of it, or nothing. Says where it is, or why it is not; whether it is.
    pub(crate) fn draw(&self, title: &str, timelines: &[Timeline], output: &mut Output) -> bool {
        let path = self.path.display();
        if timelines.is_empty() {
            output.warn(&format!(
                "error: no timeline, and no {path}: no runner has finished"
            ));
            return false;
        }
        let text = match self.kind {
            Kind::Svg => svg(title, timelines),
            Kind::Trace => trace(timelines),
        };
        let saved = course_core::save_text_to_file(&[&text], &self.path);
        match &saved {
            Ok(()) => output.warn(&format!("The timeline is in {path}")),
            Err(error) => output.warn(&format!("error: {error}")),
        }
        saved.is_ok()
    }
}

/// Tries a temporary file in the folder, or, where folders will have to be made, in the one that
/// they will be made in.
fn can_be_written(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a folder",
        ));
    }
    let folder = path
        .ancestors()
        .skip(1)
        .map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        })
        .find(|folder| folder.exists())
        .unwrap_or(Path::new("."));
    tempfile::tempfile_in(folder)
        .map(drop)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides() {
        let folder = tempfile::tempdir().unwrap();
        for (name, kind) in [("a.svg", Kind::Svg), ("new/folder/b.json", Kind::Trace)] {
            let path = folder.path().join(name);
            let target: Target = path.to_str().unwrap().parse().unwrap();
            assert_eq!(target, Target { path, kind });
        }
        assert_eq!(
            folder.path().read_dir().unwrap().count(),
            0,
            "nothing is left there"
        );
    }

    #[test]
    fn other_endings_are_refused() {
        for name in ["a.png", "a", "svg", ".svg", "", "a.SVGZ"] {
            let error = name.parse::<Target>().unwrap_err();
            assert!(
                error.contains(".svg (a picture) or .json"),
                "{name}: {error}"
            );
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let below_a_file = file.join("a.svg");
        let is_a_folder = folder.path().join("folder.svg");
        std::fs::create_dir(&is_a_folder).unwrap();
        for path in [below_a_file, is_a_folder] {
            let error = path.to_str().unwrap().parse::<Target>().unwrap_err();
            assert!(error.starts_with("it cannot be written"), "{error}");
        }
    }
}
