//! A section of a file that a program writes.

use course_core::save_text_to_file;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Puts `text` between the lines `<!-- NAME -->` and `<!-- /NAME -->` of `file`, in place of what stands there.
///
/// ```
/// let file = tempfile::NamedTempFile::new()?;
/// std::fs::write(&file, "# Speed\n\n<!-- speed -->\nold\n<!-- /speed -->\n\nMore.\n")?;
/// benches::write_section(file.path(), "speed", "new\n")?;
/// assert_eq!(
///     std::fs::read_to_string(&file)?,
///     "# Speed\n\n<!-- speed -->\n\nnew\n\n<!-- /speed -->\n\nMore.\n"
/// );
/// assert!(benches::write_section(file.path(), "colour", "red").is_err()); // and nothing is written
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// When the file cannot be read or written, or has no such lines. It is written whole or not at all.
pub fn write_section(file: &Path, name: &str, text: &str) -> io::Result<()> {
    let (begin, end) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
    let explain =
        |kind, reason: &str| io::Error::new(kind, format!("{}: {reason}", file.display()));
    let old =
        fs::read_to_string(file).map_err(|error| explain(error.kind(), &error.to_string()))?;
    let around = old.split_once(&begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some((before, after))
    });
    let (before, after) = around.ok_or_else(|| {
        let reason = format!("it has no lines {begin} and {end}");
        explain(ErrorKind::InvalidData, &reason)
    })?;
    let new = format!("{before}{begin}\n\n{}\n\n{end}{after}", text.trim());
    save_text_to_file(&[new.trim_end()], file)
}
