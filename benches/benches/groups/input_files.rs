//! Exercise 7: picture files, turned and saved as PNG. One of them is damaged.

use benches::{Session, Work, parallel};
use course_core::Failure;
use ex7_input_files::picture::{make_up, output_name, turn_picture};
use solutions::ex7_input_files::{convert_file, input_files};
use std::cell::LazyCell;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// How wide and high the smallest picture is.
const SIDE: u32 = 360;

pub(crate) fn run(session: &mut Session) {
    let pictures = session.size(24, 4);
    let work = LazyCell::new(|| InputFiles::new(pictures).expect("pictures can be saved"));
    let mut group = session.group("input_files");
    group.run_all(&work, &parallel());
    group.finish();
}

/// Some pictures, made up in a temporary folder.
struct InputFiles {
    /// It goes when this is dropped.
    folder: TempDir,
    inputs: Vec<PathBuf>,
    /// What each should be made into; why there is nothing, for the damaged one.
    right: Vec<Result<Vec<u8>, Failure>>,
}

impl InputFiles {
    fn new(pictures: usize) -> Result<Self, Box<dyn Error>> {
        // In cargo's folder for such: there whatever an interrupted run leaves goes with the rest.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let input = folder.path().join("input");
        make_up(&input, pictures, SIDE)?;
        let inputs = input_files(&input)?;
        let right = inputs.iter().map(|input| turn_picture(input)).collect();
        let files = InputFiles {
            folder,
            inputs,
            right,
        };
        files.prepare()?;
        Ok(files)
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }
}

impl Work for InputFiles {
    /// A picture, and the folder for what is made of it.
    type Item = (PathBuf, PathBuf);
    type Answer = Result<(), Failure>;

    fn task((input, folder): (PathBuf, PathBuf)) -> Result<(), Failure> {
        convert_file(&input, &folder)
    }

    fn items(&self) -> Vec<(PathBuf, PathBuf)> {
        let item = |input: &PathBuf| (input.clone(), self.output());
        self.inputs.iter().map(item).collect()
    }

    /// What an earlier run has left must not pass for what this one does.
    fn prepare(&self) -> Result<(), Box<dyn Error>> {
        if self.output().exists() {
            fs::remove_dir_all(self.output())?;
        }
        Ok(fs::create_dir(self.output())?)
    }

    fn check(&self, answers: &[Result<(), Failure>]) -> Result<(), String> {
        for ((input, right), answer) in self.inputs.iter().zip(&self.right).zip(answers) {
            let made = fs::read(self.output().join(output_name(input)));
            match (answer, right) {
                (Ok(()), Ok(right)) if made.as_ref().is_ok_and(|made| made == right) => {}
                (Err(failure), Err(right)) if failure == right && made.is_err() => {}
                (Ok(()), Ok(_)) => {
                    return Err(format!("{}: not the turned picture", input.display()));
                }
                _ => return Err(format!("{}: {answer:?}", input.display())),
            }
        }
        Ok(())
    }
}
