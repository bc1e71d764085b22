//! The folders that hold a measurement.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Any of them makes a folder one of a baseline.
const FILES: [&str; 3] = ["benchmark.json", "estimates.json", "sample.json"];

/// `group/function/value/baseline` and one more: Criterion goes no deeper.
const DEEPEST: usize = 5;

/// Criterion keeps what changed between two baselines under this name, which none can have.
const CHANGE: &str = "change";

/// Every folder of a baseline below `criterion`, in the order of their names; and those that cannot be read, in sentences.
pub(super) fn baseline_folders(criterion: &Path) -> (Vec<PathBuf>, Vec<String>) {
    let mut found = Found::default();
    found.look_into(criterion, 0);
    found.folders.sort();
    (found.folders, found.remarks)
}

#[derive(Default)]
struct Found {
    folders: Vec<PathBuf>,
    remarks: Vec<String>,
}

impl Found {
    fn look_into(&mut self, folder: &Path, depth: usize) {
        let inside = match subfolders(folder) {
            Ok(inside) => inside,
            Err(error) => {
                let remark = format!("{}: cannot be read ({error}); left out", folder.display());
                self.remarks.push(remark);
                return;
            }
        };
        for inner in inside {
            let is_change = inner.file_name().is_some_and(|name| name == CHANGE);
            let is_baseline = FILES.iter().any(|file| inner.join(file).is_file());
            if is_baseline && !is_change {
                self.folders.push(inner);
            } else if depth < DEEPEST {
                self.look_into(&inner, depth + 1);
            }
        }
    }
}

/// A link to a folder is none of them: it could lead back up.
fn subfolders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}
