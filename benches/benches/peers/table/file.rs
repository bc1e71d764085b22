//! The table's place in a file: between two markers.

use crate::case::Answer;
use course_core::save_text_to_file;
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- speed -->";
const END: &str = "<!-- /speed -->";

/// Puts `text` between the markers of `file`, which is written whole or not at all.
pub(crate) fn write(file: &Path, text: &str) -> Answer<()> {
    let old = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let new = between_markers(&old, text)
        .ok_or_else(|| format!("{} has no lines {BEGIN} and {END}", file.display()))?;
    Ok(save_text_to_file(&[new.trim_end()], file)?)
}

/// None without the markers.
pub(crate) fn between_markers(old: &str, text: &str) -> Option<String> {
    let (before, rest) = old.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!(
        "{before}{BEGIN}\n\n{}\n\n{END}{after}",
        text.trim()
    ))
}
