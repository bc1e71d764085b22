//! A solution is the single source of its exercise: the starter is made of it, and so is the solution as it is shown.
//!
//! ```text
//! // <solution>        from here
//! // </solution>       to here: lines that only the solution has
//! //| text             a line that only the starter has
//! // ANCHOR: name      for the book, which shows what stands between the two
//! // ANCHOR_END: name
//! ```
//!
//! Everything else is in both: the task's statement, and what is given.

mod line;
mod source;

pub(crate) use source::Source;

use crate::places;
use crate::trouble::Trouble;
use spec::Exercise;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What is made of the solution of an exercise.
#[derive(Debug)]
pub(crate) struct Made {
    /// The file that a learner begins with.
    pub(crate) starter: String,
    /// The solution without any marks.
    pub(crate) solution: String,
    /// The parts that the book can show.
    pub(crate) anchors: Vec<String>,
}

impl Made {
    /// # Errors
    /// The solution cannot be read, or its marks are not in order.
    pub(crate) fn of(root: &Path, exercise: &Exercise) -> Result<Self, Trouble> {
        let file = places::solution_file(exercise);
        let text = read(root, &file)?;
        let source = Source::of(&text).map_err(|wrong| {
            let (file, line) = (file.display(), wrong.line);
            Trouble::failed(format!("{file}:{line}: {}", wrong.what))
        })?;
        Ok(Self {
            starter: source.starter(),
            solution: source.solution(),
            anchors: source.anchors().map(str::to_owned).collect(),
        })
    }
}

/// The text of a file of the course.
///
/// # Errors
/// It cannot be read.
pub(crate) fn read(root: &Path, file: &Path) -> Result<String, Trouble> {
    fs::read_to_string(root.join(file))
        .map_err(|error| Trouble::failed(format!("cannot read {}: {error}", file.display())))
}

/// The file as the last commit has it, where there is one.
pub(crate) fn committed(root: &Path, file: &Path) -> Option<String> {
    let name = file.to_string_lossy().replace('\\', "/");
    let output = Command::new("git")
        .arg("show")
        .arg(format!("HEAD:./{name}"))
        .current_dir(root)
        .output()
        .ok()?;
    let text = output.status.success().then_some(output.stdout)?;
    String::from_utf8(text).ok()
}

/// Whether two texts have the same lines, whatever ends these: git may have given them the ends of Windows.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}
