//! Laws of the list of files: task 1.

use super::Subject;
use super::bench::{Bench, Content};
use crate::ask::{Ask, gives};
use crate::{Finding, Lab, Law, Verdict};
use image::ImageFormat;
use std::fs;
use std::path::{Path, PathBuf};

const FUNCTION: &str = "input_files";

/// The laws of `input_files`.
pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            FUNCTION,
            "lists_every_file_in_order",
            "a folder has no order of its own: the same files must make the same list on every machine, or no \
             two runs can be compared",
            |subject: &Subject, lab| {
                let mut bench = Bench::new()?;
                // Not in the order of their names.
                let first = lab.draw(10..=40);
                for step in [5, 1, 3, 0, 4, 2] {
                    let name = format!("photo-{}.bmp", first + step);
                    bench.add(lab, &name, Content::Picture(ImageFormat::Bmp));
                }
                bench.add(lab, "Notes", Content::Text);
                let mut right = bench.paths.clone();
                right.sort();
                list(subject, lab, bench.inputs(), &right)
            },
        ),
        Law::new(
            FUNCTION,
            "lists_nothing_but_files",
            "a folder is no picture, nor is what a system hides in every folder",
            |subject, lab| {
                let mut bench = Bench::new()?;
                bench.add(lab, "b.bmp", Content::Picture(ImageFormat::Bmp));
                bench.add(lab, "a.bmp", Content::Picture(ImageFormat::Bmp));
                let mut right = bench.paths.clone();
                right.sort();
                bench.add(lab, ".hidden", Content::Text);
                bench.add(lab, "older/c.bmp", Content::Picture(ImageFormat::Bmp));
                list(subject, lab, bench.inputs(), &right)
            },
        ),
        Law::new(
            FUNCTION,
            "tells_an_empty_folder_from_none",
            "no files are nothing to worry about; no folder is a mistake in a name, which somebody has to hear \
             of",
            |subject, lab| {
                let bench = Bench::new()?;
                let (none, empty) = (bench.inputs().join("none"), bench.inputs().join("empty"));
                fs::create_dir_all(&empty).expect("there is room for a folder");
                list(subject, lab, &empty, &[])?;
                match (subject.input_files)(&none) {
                    Err(_) => Ok(()),
                    Ok(files) => {
                        let seen = format!(
                            "there is no such folder, and the answer is a list of {} files",
                            files.len()
                        );
                        Err(Finding::new(Verdict::WrongResult, seen))
                    }
                }
            },
        ),
    ]
}

fn list(subject: &Subject, lab: &mut Lab, folder: &Path, right: &[PathBuf]) -> Result<(), Finding> {
    let asked = format!("{FUNCTION}({})", folder.display());
    let nothing: [String; 0] = [];
    Ask::new(asked, "turn_picture", nothing).of(
        lab,
        || (subject.input_files)(folder),
        |files, _| gives(files, right),
    )
}
