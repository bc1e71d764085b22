//! Where the pictures are, and where they go. Given: there is nothing to write here.

use crate::picture::{make_up, name_of};
use report::{Flag, Given};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Where the program's own pictures are, in the folder that it is started in, and what is made of them.
const OURS: &str = "turned";
/// How wide and high the smallest of them is.
const SIDE: u32 = 360;

/// The files of this run.
#[derive(Debug)]
pub struct Place {
    /// The folder with the inputs.
    pub input: PathBuf,
    /// Where the outputs go; a folder for each runner in there, if the pictures are the program's own.
    output: PathBuf,
    /// Whether the program has made the pictures up.
    pub ours: bool,
}

static PLACE: OnceLock<Place> = OnceLock::new();

/// The place of this run.
///
/// # Panics
/// Before [`prepare`] has found one.
pub fn place() -> &'static Place {
    PLACE.get().expect("`prepare` comes before any picture")
}

/// The flags that this exercise has and the others do not.
pub fn flags() -> [Flag; 2] {
    [
        Flag::with_value(
            "input",
            "DIR",
            "Take the pictures in this folder (BMP, JPEG, PNG); needs --output",
            |path| readable(Path::new(path)),
        ),
        Flag::with_value(
            "output",
            "DIR",
            "Save the turned pictures of --input in this folder",
            |path| match Path::new(path) {
                path if path.exists() && !path.is_dir() => Err("it is no folder".into()),
                _ => Ok(()),
            },
        ),
    ]
}

fn readable(folder: &Path) -> Result<(), String> {
    let mut entries =
        fs::read_dir(folder).map_err(|error| format!("it cannot be read: {error}"))?;
    match entries.next() {
        Some(_) => Ok(()),
        None => Err("there is nothing in it".into()),
    }
}

/// Finds the files that the command line asks for, and makes pictures up if it names none.
///
/// # Errors
/// What is wrong with the command line.
pub fn prepare(given: &Given) -> Result<(), String> {
    let count = usize::try_from(given.size()).map_err(|error| error.to_string())?;
    let place = match (given.value("input"), given.value("output")) {
        (Some(input), Some(output)) => {
            let (input, output) = (PathBuf::from(input), PathBuf::from(output));
            if same(&input, &output) {
                return Err(
                    "--input and --output are one folder: what is made would be \
                            taken for an input the next time"
                        .into(),
                );
            }
            Place {
                input,
                output,
                ours: false,
            }
        }
        (None, None) => ours(count)?,
        (Some(_), None) => return Err("--input needs --output, a folder for what is made".into()),
        (None, Some(_)) => return Err("--output needs --input, a folder with pictures".into()),
    };
    // A second call would be a mistake of ours; the first one's place stays.
    let _ = PLACE.set(place);
    Ok(())
}

fn same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

fn ours(count: usize) -> Result<Place, String> {
    let input = Path::new(OURS).join("input");
    let failed = |error| format!("the pictures cannot be made: {error}");
    clear(&input).map_err(failed)?;
    make_up(&input, count, SIDE).map_err(failed)?;
    Ok(Place {
        input,
        output: OURS.into(),
        ours: true,
    })
}

impl Place {
    /// Where this runner saves its pictures.
    pub fn output(&self, runner: &str) -> PathBuf {
        if self.ours {
            self.output.join(runner)
        } else {
            self.output.clone()
        }
    }
}

/// Removes the pictures of an earlier run from a folder of ours.
pub(crate) fn clear(folder: &Path) -> std::io::Result<()> {
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        if name_of(&path).starts_with("scan-") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
