//! Writing a file, whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// Writes `bytes` to the file `filename`: for pictures, and whatever else is no text.
///
/// As careful as [`save_text_to_file`](crate::save_text_to_file), which says what is promised.
///
/// # Errors
///
/// As [`save_text_to_file`](crate::save_text_to_file).
///
/// # Examples
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// let picture = folder.path().join("pictures/dot.pgm");
/// course_core::save_bytes_to_file(b"P5 1 1 255 \x80", &picture)?;
/// assert_eq!(std::fs::read(picture)?, b"P5 1 1 255 \x80");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn save_bytes_to_file(bytes: &[u8], filename: impl AsRef<Path>) -> io::Result<()> {
    save(filename.as_ref(), "it", |file| file.write_all(bytes))
}

/// What `write` writes goes to a temporary file, which takes the place of `filename` once everything
/// has reached the disk. `what` is written, for the error.
pub(crate) fn save(
    filename: &Path,
    what: &str,
    write: impl FnOnce(&mut BufWriter<&fs::File>) -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(filename)?;
    fs::create_dir_all(folder)
        .map_err(|error| explain(&error, filename, "its folder cannot be made"))?;
    let temporary = write_temporary(folder, write).map_err(|error| {
        let failed = format!("{what} cannot be written to its folder");
        explain(&error, filename, &failed)
    })?;
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
fn write_temporary(
    folder: &Path,
    write: impl FnOnce(&mut BufWriter<&fs::File>) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".saving-");
    // Temporary files are private as a rule. This one is about to be an ordinary file, with the
    // permissions that the user's umask leaves it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let temporary = builder.tempfile_in(folder)?;

    let mut file = BufWriter::new(temporary.as_file());
    write(&mut file)?;
    file.flush()?;
    drop(file);
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
