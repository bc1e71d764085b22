//! Writing a list of strings to a file, whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

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
    let filename = filename.as_ref();
    let folder = folder_of(filename)?;
    fs::create_dir_all(folder)
        .map_err(|error| explain(&error, filename, "its folder cannot be made"))?;
    let temporary = write_temporary(text_list, folder)
        .map_err(|error| explain(&error, filename, "the text cannot be written to its folder"))?;
    temporary.persist(filename).map_err(|failed| {
        explain(
            &failed.error,
            filename,
            "the file cannot be put in its place",
        )
    })?;
    Ok(())
}

fn folder_of(filename: &Path) -> io::Result<&Path> {
    match (filename.parent(), filename.file_name()) {
        (Some(folder), Some(_)) if folder.as_os_str().is_empty() => Ok(Path::new(".")),
        (Some(folder), Some(_)) => Ok(folder),
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!(
                "cannot save {:?}: this is not the name of a file",
                filename.display()
            ),
        )),
    }
}

/// In the same folder, because a file can only be renamed within one file system.
fn write_temporary(text_list: &[impl AsRef<str>], folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".saving-");
    // Temporary files are private as a rule. This one is about to be an ordinary file, with the
    // permissions that the user's umask leaves it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let temporary = builder.tempfile_in(folder)?;

    let mut lines = BufWriter::new(temporary.as_file());
    for text in text_list {
        lines.write_all(text.as_ref().as_bytes())?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    drop(lines);
    // Else a power cut could leave the new name on an empty file.
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

fn explain(error: &io::Error, filename: &Path, what: &str) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot save {:?}: {what}: {error}", filename.display()),
    )
}
