//! Many files, one of them damaged: each has an outcome of its own.
//!
//! ```text
//! cargo run -p book --example many_files
//! ```

use multiprocess::Pool;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

// ANCHOR: one
/// The sum of the numbers in a file, one a line; or what is wrong with it.
fn sum_file(path: PathBuf) -> Result<u64, String> {
    let named = |what: &dyn std::fmt::Display| format!("{}: {what}", name(&path));
    let text = fs::read_to_string(&path).map_err(|error| named(&error))?;
    let mut sum = 0;
    for line in text.lines() {
        let number: u64 = line.parse().map_err(|error| named(&error))?;
        sum += number;
    }
    Ok(sum)
}
// ANCHOR_END: one

fn main() -> Result<(), Box<dyn Error>> {
    multiprocess::init();
    let folder = std::env::temp_dir().join(format!("many-files-{}", std::process::id()));
    make_up(&folder)?;
    let outcome = run(&folder);
    fs::remove_dir_all(&folder)?;
    outcome
}

fn run(folder: &Path) -> Result<(), Box<dyn Error>> {
    // ANCHOR: all
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort(); // a folder has no order

    let pool = Pool::new(2)?;
    let sums = pool.map(sum_file, paths)?; // the paths travel, not the files
    for sum in sums {
        match sum {
            Ok(sum) => println!("{sum}"),
            Err(why) => println!("{why}"),
        }
    }
    // ANCHOR_END: all
    Ok(())
}

/// Four files, of which the third has something in it that is no number.
fn make_up(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (file, text) in [
        ("a", "1\n2\n"),
        ("b", "3\n4\n"),
        ("c", "5\nsix\n"),
        ("d", "7\n8\n"),
    ] {
        fs::write(folder.join(format!("{file}.txt")), text)?;
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
