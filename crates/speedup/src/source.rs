//! Where a baseline comes from: Criterion's folder, or a file.

use crate::baseline::Baseline;
use crate::{Trouble, criterion, export};
use std::path::{MAIN_SEPARATOR, Path};

/// Reads `name`: a file that was exported, or a baseline in `criterion`.
///
/// It is a file if it looks like one (`laptop.json`, `results/laptop`) or if there is one; no baseline
/// of Criterion's can have a name with a slash in it.
///
/// # Errors
/// There is none, or nothing of it can be read.
pub fn open(criterion: &Path, name: &str) -> Result<Baseline, Trouble> {
    let file = Path::new(name);
    let looks_like_one =
        name.contains(['/', MAIN_SEPARATOR]) || file.extension().is_some_and(|end| end == "json");
    if looks_like_one || file.is_file() {
        return export::read(file);
    }
    criterion::read(criterion, name)
}
