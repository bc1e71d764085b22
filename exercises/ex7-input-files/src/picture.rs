//! Pictures: turned, and made up. Given: there is nothing to write here.

use course_core::{Failure, probe, save_bytes_to_file};
use image::{ImageError, ImageFormat, ImageReader, RgbImage};
use std::fs::File;
use std::io::{self, BufReader, Cursor};
use std::path::{Path, PathBuf};

/// Reads the picture in the file `input`, turns it by 180 degrees, and gives it as the bytes of a PNG file.
///
/// What kind of a picture it is (BMP, JPEG or PNG) is seen from the file itself, and not from its name.
///
/// # Errors
/// Why there is no picture, in words that begin with the name of the file.
pub fn turn_picture(input: &Path) -> Result<Vec<u8>, Failure> {
    let name = name_of(input);
    probe::work("turn_picture", &name, || {
        turned(input).map_err(|error| Failure::of(&name, in_words(error)))
    })
}

/// The same, and nobody is told: what is checked is not work that the answer has done.
pub(crate) fn turned(input: &Path) -> Result<Vec<u8>, ImageError> {
    // Not `ImageReader::open`, which believes the name where the file itself says nothing.
    let file = BufReader::new(File::open(input)?);
    let picture = ImageReader::new(file).with_guessed_format()?.decode()?;
    let mut file = Cursor::new(Vec::new());
    picture.rotate180().write_to(&mut file, ImageFormat::Png)?;
    Ok(file.into_inner())
}

fn in_words(error: ImageError) -> String {
    match error {
        ImageError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            "damaged: it ends in the middle of the picture".into()
        }
        ImageError::IoError(error) => format!("it cannot be read: {error}"),
        ImageError::Unsupported(_) => "it is no picture, or one of a kind that is not known".into(),
        ImageError::Decoding(error) => format!("damaged: {error}"),
        other => other.to_string(),
    }
}

/// The name for what is made of the file `input`: its whole name and `.png`.
///
/// Not its ending replaced: `dial.bmp` and `dial.jpg` would both become `dial.png`, and one of the two be lost.
pub fn output_name(input: &Path) -> String {
    name_of(input) + ".png"
}

/// The last part of a path.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Makes up `count` pictures and saves them in `folder`. Their sizes differ; two names differ in their endings
/// alone; and if there are at least three, the third is damaged.
///
/// # Errors
/// They cannot be saved.
pub fn make_up(folder: &Path, count: usize, side: u32) -> io::Result<()> {
    for number in 0..count {
        let (name, format) = match number {
            // The same picture's name twice.
            1 => (file_name(0, "jpg"), ImageFormat::Jpeg),
            _ => (file_name(number, "bmp"), ImageFormat::Bmp),
        };
        let mut file = Cursor::new(Vec::new());
        made_up(number, side)
            .write_to(&mut file, format)
            .map_err(io::Error::other)?;
        let mut bytes = file.into_inner();
        if number == DAMAGED {
            bytes.truncate(bytes.len() / 2);
        }
        save_bytes_to_file(&bytes, folder.join(name))?;
    }
    Ok(())
}

/// The place of the damaged one.
pub(crate) const DAMAGED: usize = 2;

fn file_name(number: usize, ending: &str) -> PathBuf {
    format!("scan-{number:04}.{ending}").into()
}

/// A pattern of its own for each number, with a bright corner that shows which way up it is.
fn made_up(number: usize, side: u32) -> RgbImage {
    let hue = u32::try_from(number % 12).unwrap_or(0);
    let (width, height) = (side + 16 * (hue % 5), side + 16 * (hue % 3));
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            return image::Rgb([255, 240, 120]);
        }
        let shade = |value: u32| value.to_le_bytes()[0];
        image::Rgb([
            shade(x * 255 / width),
            shade(y * 255 / height),
            shade((x * y / 64 + 20 * hue) % 256),
        ])
    })
}
