//! Wrong with the list of files, with one file, or with one file after another.

use crate::convert;
use course_core::{Failure, save_bytes_to_file};
use ex7_input_files::{Inputs, Outcome, Outcomes, picture};
use image::ImageReader;
use spec::corpus::Entry;
use spec::ex7::Subject;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    vec![
        wrong!(input_files, last_name_first, OutOfOrder),
        wrong!(input_files, hidden_files_too, WrongResult),
        wrong!(input_files, folders_too, WrongResult),
        wrong!(input_files, those_with_an_ending, LostItems),
        wrong!(input_files, no_folder_is_an_empty_one, WrongResult),
        wrong!(convert_file, ending_replaced, LostItems),
        wrong!(convert_file, a_decoder_of_its_own, WorkNotSeen),
        wrong!(convert_file, failure_swallowed, WrongResult),
        wrong!(convert_file, failure_without_a_name, WrongResult),
        wrong!(convert_file, unwrap, Panicked),
        wrong!(convert_file, bytes_backwards, LostItems),
        wrong!(convert_file, a_copy_in_case_it_fails, WrongResult),
        wrong!(serial_converter, the_starter, WrongResult),
        wrong!(serial_converter, failures_left_out, LostItems),
    ]
}

/// The files of a folder that are not hidden.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && !picture::name_of(&path).starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn last_name_first<const MENDED: bool>(folder: &Path) -> Inputs {
    let mut files = files(folder)?;
    if !MENDED {
        files.reverse();
    }
    Ok(files)
}

fn hidden_files_too<const MENDED: bool>(folder: &Path) -> Inputs {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = MENDED && picture::name_of(&path).starts_with('.');
        if path.is_file() && !hidden {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn folders_too<const MENDED: bool>(folder: &Path) -> Inputs {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let wanted = path.is_file() || !MENDED;
        if wanted && !picture::name_of(&path).starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A file is what has a dot in its name.
fn those_with_an_ending<const MENDED: bool>(folder: &Path) -> Inputs {
    let mut files = files(folder)?;
    files.retain(|file| MENDED || file.extension().is_some());
    Ok(files)
}

fn no_folder_is_an_empty_one<const MENDED: bool>(folder: &Path) -> Inputs {
    let files = files(folder);
    Ok(if MENDED {
        files?
    } else {
        files.unwrap_or_default()
    })
}

/// Two names that differ in their endings become one.
fn ending_replaced<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    let turned = picture::turn_picture(input)?;
    let name = if MENDED {
        picture::output_name(input).into()
    } else {
        PathBuf::from(picture::name_of(input)).with_extension("png")
    };
    save_bytes_to_file(&turned, folder.join(name))?;
    Ok(())
}

/// Right, and nobody can see who does it.
fn a_decoder_of_its_own<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    if MENDED {
        return convert(input, folder);
    }
    let failed = |error: &dyn std::error::Error| Failure::of(picture::name_of(input), error);
    let reader = ImageReader::open(input).and_then(ImageReader::with_guessed_format);
    let image = reader.map_err(|error| failed(&error))?.decode();
    let image = image.map_err(|error| failed(&error))?.rotate180();
    fs::create_dir_all(folder)?;
    image.save(folder.join(picture::output_name(input)))?;
    Ok(())
}

/// Nothing was saved, and nobody hears of it.
fn failure_swallowed<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    match picture::turn_picture(input) {
        Ok(turned) => {
            save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
            Ok(())
        }
        Err(failure) if MENDED => Err(failure),
        Err(_) => Ok(()),
    }
}

fn failure_without_a_name<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    let turned = picture::turn_picture(input).map_err(|failure| {
        if MENDED {
            failure
        } else {
            Failure::of("a file", "it is damaged")
        }
    })?;
    save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
    Ok(())
}

fn unwrap<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    let turned = picture::turn_picture(input);
    let turned = if MENDED { turned? } else { turned.unwrap() };
    save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
    Ok(())
}

/// A file read from its end is no picture any more.
fn bytes_backwards<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    let mut turned = picture::turn_picture(input)?;
    if !MENDED {
        turned.reverse();
    }
    save_bytes_to_file(&turned, folder.join(picture::output_name(input)))?;
    Ok(())
}

/// What cannot be turned stays behind as it was.
fn a_copy_in_case_it_fails<const MENDED: bool>(input: &Path, folder: &Path) -> Outcome {
    let copy = folder.join(picture::name_of(input));
    if !MENDED && input.exists() {
        fs::create_dir_all(folder)?;
        fs::copy(input, &copy)?;
    }
    convert(input, folder)?;
    if !MENDED {
        fs::remove_file(copy)?;
    }
    Ok(())
}

/// As it is handed to the student.
fn the_starter<const MENDED: bool>(inputs: &[PathBuf], folder: &Path) -> Outcomes {
    let mut outcomes = Vec::new();
    for input in inputs {
        let outcome = convert(input, folder);
        if !MENDED {
            outcome.clone().map_err(|failure| failure.to_string())?;
        }
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn failures_left_out<const MENDED: bool>(inputs: &[PathBuf], folder: &Path) -> Outcomes {
    let outcomes = inputs.iter().map(|input| convert(input, folder));
    Ok(outcomes
        .filter(|outcome| MENDED || outcome.is_ok())
        .collect())
}
