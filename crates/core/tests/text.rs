//! Files that are whole or not there, whatever goes wrong and whoever is reading.

use course_core::save_text_to_file;
use proptest::prelude::*;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use tempfile::tempdir;

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

proptest! {
    #[test]
    fn what_was_saved_is_read_back(lines in prop::collection::vec("[^\n]{0,40}", 0..20)) {
        let folder = tempdir().unwrap();
        let file = folder.path().join("lines.txt");
        save_text_to_file(&lines, &file).unwrap();

        let text = fs::read_to_string(&file).unwrap();
        let read: Vec<&str> = text.split_terminator('\n').collect();
        prop_assert_eq!(read, lines);
        prop_assert_eq!(names_in(folder.path()), ["lines.txt"]);
    }
}

#[test]
fn folders_are_made_as_needed() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("downloads/books/one.txt");
    save_text_to_file(&["line"], &file).unwrap();
    assert_eq!(fs::read_to_string(file).unwrap(), "line\n");
}

#[test]
fn an_older_file_is_replaced_whole() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("book.txt");
    save_text_to_file(&["a long first version", "of two lines"], &file).unwrap();
    save_text_to_file(&["short"], &file).unwrap();
    assert_eq!(fs::read_to_string(file).unwrap(), "short\n");
}

/// A string that fails when it is asked for, after much has been written already.
#[test]
fn an_older_file_survives_a_failure_in_the_middle() {
    struct Line(Option<String>);
    impl AsRef<str> for Line {
        fn as_ref(&self) -> &str {
            self.0.as_ref().expect("no more lines")
        }
    }
    let folder = tempdir().unwrap();
    let file = folder.path().join("book.txt");
    save_text_to_file(&["old"], &file).unwrap();

    let mut lines: Vec<Line> = (0..50_000).map(|i| Line(Some(i.to_string()))).collect();
    lines.push(Line(None));
    let panic = std::panic::catch_unwind(|| save_text_to_file(&lines, &file));

    assert!(panic.is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "old\n");
    assert_eq!(
        names_in(folder.path()),
        ["book.txt"],
        "a temporary file is left behind"
    );
}

/// A folder in the file's place: everything is written, and the last step fails.
#[test]
fn a_folder_in_the_files_place_stays() {
    let folder = tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::create_dir_all(taken.join("inside")).unwrap();

    let error = save_text_to_file(&["line"], &taken)
        .unwrap_err()
        .to_string();

    assert!(error.contains("taken"), "{error}");
    assert!(
        error.contains("the file cannot be put in its place"),
        "{error}"
    );
    assert_eq!(names_in(&taken), ["inside"]);
    assert_eq!(
        names_in(folder.path()),
        ["taken"],
        "a temporary file is left behind"
    );
}

#[test]
fn a_file_in_a_folders_place_stays() {
    let folder = tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "mine").unwrap();

    let error = save_text_to_file(&["line"], taken.join("book.txt"))
        .unwrap_err()
        .to_string();

    assert!(error.contains("book.txt"), "{error}");
    assert!(error.contains("its folder cannot be made"), "{error}");
    assert_eq!(fs::read_to_string(taken).unwrap(), "mine");
}

#[test]
fn no_name_of_a_file_is_an_error_that_says_so() {
    for name in ["", "/", ".."] {
        let error = save_text_to_file(&["line"], name).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
        assert!(
            error.to_string().contains("this is not the name of a file"),
            "{error}"
        );
    }
}

#[cfg(unix)]
mod on_unix {
    use super::{names_in, save_text_to_file};
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
    use std::thread;
    use tempfile::tempdir;

    /// Compared with a file that the standard library makes, so that any umask will do.
    #[test]
    fn permissions_are_those_of_any_new_file() {
        let folder = tempdir().unwrap();
        let ours = folder.path().join("ours");
        let plain = folder.path().join("plain");
        save_text_to_file(&["line"], &ours).unwrap();
        fs::write(&plain, "line\n").unwrap();
        let mode = |file| fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }

    /// The folder of a process that runs cannot be written to by anybody, root included, to whom
    /// permissions mean nothing.
    #[cfg(target_os = "linux")]
    #[test]
    fn an_unwritable_folder_is_an_error() {
        let error = save_text_to_file(&["line"], "/proc/self/book.txt")
            .unwrap_err()
            .to_string();
        assert!(error.contains("/proc/self/book.txt"), "{error}");
        assert!(
            error.contains("the text cannot be written to its folder"),
            "{error}"
        );
    }

    #[test]
    fn an_older_file_survives_an_unwritable_folder() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("book.txt");
        fs::write(&file, "old\n").unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();

        let result = save_text_to_file(&["new"], &file);
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();

        // Root may write where nobody may: then the file is the new one, and whole.
        let expected = if result.is_ok() { "new\n" } else { "old\n" };
        assert_eq!(fs::read_to_string(&file).unwrap(), expected);
        assert_eq!(names_in(folder.path()), ["book.txt"]);
    }

    /// One thread replaces a file again and again while another reads it: every reading is one of
    /// the two versions, whole. On Windows a file that is being read cannot be replaced.
    #[test]
    fn a_reader_sees_the_old_or_the_new_file_whole() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("book.txt");
        // Longer than any buffer on the way, so that half a file would be seen.
        let versions = ["first", "second"].map(|word| vec![word.repeat(50); 4_000]);
        let texts = versions.clone().map(|lines| lines.join("\n") + "\n");
        save_text_to_file(&versions[0], &file).unwrap();

        let enough = AtomicBool::new(false);
        let mut readings = [0, 0];
        let mut neither = None;
        thread::scope(|scope| {
            let writer = scope.spawn(|| {
                while !enough.load(Relaxed) {
                    save_text_to_file(&versions[1], &file).unwrap();
                    save_text_to_file(&versions[0], &file).unwrap();
                }
            });
            while !writer.is_finished() && neither.is_none() && readings.contains(&0) {
                // A file that is missing for a moment counts as an empty one: neither version.
                let text = fs::read_to_string(&file).unwrap_or_default();
                match texts.iter().position(|whole| *whole == text) {
                    Some(version) => readings[version] += 1,
                    None => neither = Some(text.len()),
                }
            }
            enough.store(true, Relaxed);
        });
        assert_eq!(
            neither, None,
            "a reading that is neither version, of so many bytes"
        );
        assert!(
            !readings.contains(&0),
            "both versions are seen: {readings:?}"
        );
    }
}
