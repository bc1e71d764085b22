//! What the laws of input files work with: pictures made up for the question, and folders.

use crate::files::{Folder, Wanted};
use crate::harness::Beside;
use crate::{Finding, Lab, Verdict};
use image::{ImageFormat, ImageReader, Rgb, RgbImage};
use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};

/// The environment variable that says where there is room for files.
const PLACE: &str = "COURSE_FILES";

/// Makes room, which goes with the guard.
pub(super) fn open() -> io::Result<Beside> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().display().to_string();
    Ok(Beside::new(PLACE, place, folder))
}

/// What a file is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Picture(ImageFormat),
    /// A picture of which the second half is missing.
    Half,
    Text,
    /// There is no such file.
    Missing,
}

/// The files of one question.
pub(super) struct Bench {
    inputs: PathBuf,
    pub(super) paths: Vec<PathBuf>,
    pub(super) wanted: Vec<Wanted>,
    pub(super) folder: Folder,
}

impl Bench {
    /// # Errors
    /// There is no room: the law is not asked by the guard.
    pub(super) fn new() -> Result<Self, Finding> {
        let place = std::env::var_os(PLACE).map(PathBuf::from).ok_or_else(|| {
            let seen = format!("no room for files: {PLACE} is not set");
            Finding::new(Verdict::Crashed, seen)
        })?;
        let number = fs::read_dir(&place).into_iter().flatten().count();
        Ok(Self {
            inputs: place.join(format!("input-{number}")),
            paths: Vec::new(),
            wanted: Vec::new(),
            folder: Folder::new(&place).compared_by(points_of),
        })
    }

    /// The folder of the inputs.
    pub(super) fn inputs(&self) -> &Path {
        &self.inputs
    }

    /// Adds a file; what it holds is drawn.
    pub(super) fn add(&mut self, lab: &mut Lab, name: &str, content: Content) {
        let size = |lab: &mut Lab| u32::try_from(lab.draw(9..=20)).unwrap_or(9);
        let (width, height, shade) = (size(lab), size(lab), size(lab));
        let picture = RgbImage::from_fn(width, height, |x, y| {
            Rgb([x * 12, y * 12, shade * 12].map(|part| part.to_le_bytes()[0]))
        });
        let path = self.inputs.join(name);
        let file = match content {
            Content::Picture(format) => {
                save(&path, &encoded(&picture, format));
                Some(points(&turned(&picture)))
            }
            Content::Half => {
                let bytes = encoded(&picture, ImageFormat::Bmp);
                save(&path, &bytes[..bytes.len() / 2]);
                None
            }
            Content::Text => {
                save(&path, b"a list of pictures, and no picture\n");
                None
            }
            Content::Missing => None,
        };
        self.paths.push(path);
        self.wanted.push(Wanted {
            item: name.to_owned(),
            file,
        });
    }

    /// Adds `count` pictures; those at the places `bad` are none.
    pub(super) fn add_some(&mut self, lab: &mut Lab, count: usize, bad: &[usize]) {
        let first = lab.draw(1..=900);
        for place in 0..count {
            let content = match bad.iter().position(|bad| *bad == place) {
                None => Content::Picture(ImageFormat::Bmp),
                Some(0) => Content::Half,
                Some(1) => Content::Text,
                Some(_) => Content::Missing,
            };
            self.add(lab, &format!("photo-{}.bmp", first + place), content);
        }
    }

    /// The names of the files, which the calls of the work function are known by.
    pub(super) fn names(&self) -> Vec<String> {
        self.wanted.iter().map(|file| file.item.clone()).collect()
    }
}

fn save(path: &Path, bytes: &[u8]) {
    let saved = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, bytes));
    saved.expect("there is room for a few small files");
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let written = picture.write_to(&mut file, format);
    written.expect("a Vec takes everything");
    file.into_inner()
}

/// By 180 degrees: the last point is the first.
fn turned(picture: &RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    RgbImage::from_fn(width, height, |x, y| {
        *picture.get_pixel(width - 1 - x, height - 1 - y)
    })
}

/// What is compared: the size, and the colours of all points.
fn points(picture: &RgbImage) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let mut points = format!("{width} x {height}: ").into_bytes();
    points.extend(picture.as_raw());
    points
}

/// The same of a file; nothing if it is no whole PNG file.
fn points_of(file: &Path) -> Vec<u8> {
    let Ok(reader) = ImageReader::open(file).and_then(ImageReader::with_guessed_format) else {
        return Vec::new();
    };
    if reader.format() != Some(ImageFormat::Png) {
        return Vec::new();
    }
    reader
        .decode()
        .map_or_else(|_| Vec::new(), |picture| points(&picture.to_rgb8()))
}
