//! Writing a list of strings to a file, whole or not at all.

use crate::save::save;
use std::io::{self, Write};
use std::path::Path;

/// Writes each string of `text_list` as a line of its own to the file `filename`.
///
/// The file appears whole or not at all: the lines go to a temporary file in the same folder, which
/// takes the place of `filename` once everything has reached the disk. Until then an older file of
/// that name stays as it was, and whoever reads it sees the old lines or the new ones, never a
/// mixture. Folders that are missing on the way are made.
///
/// Every line ends in `\n`, on Windows too. A string that itself contains `\n` is written as it is
/// and so takes several lines.
///
/// Not promised: an older file's permissions are not kept (the new file has those of any new file),
/// and a symbolic link is replaced, not followed. On Windows a file that somebody has open cannot
/// be replaced, and the error says so. When the process is killed in the middle, a temporary file
/// can stay behind; its name starts with `.saving-`.
///
/// # Errors
///
/// When a folder cannot be made, or the file cannot be written or put in its place. The error
/// names the file and what failed, and keeps the [`kind`](io::Error::kind) of what the system said.
///
/// # Examples
///
/// ```
/// use course_core::save_text_to_file;
///
/// # let folder = tempfile::tempdir()?;
/// let book = folder.path().join("books/haiku.txt");
/// save_text_to_file(&["an old silent pond", "a frog jumps in"], &book)?;
/// assert_eq!(std::fs::read_to_string(book)?, "an old silent pond\na frog jumps in\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn save_text_to_file(
    text_list: &[impl AsRef<str>],
    filename: impl AsRef<Path>,
) -> io::Result<()> {
    save(filename.as_ref(), "the text", |file| {
        for text in text_list {
            file.write_all(text.as_ref().as_bytes())?;
            file.write_all(b"\n")?;
        }
        Ok(())
    })
}
