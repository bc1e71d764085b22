//! The given code: pictures that are turned, and files that are none.

use ex7_input_files::picture::{make_up, output_name, turn_picture};
use std::fs;
use std::path::Path;

#[test]
fn of_the_pictures_made_up_one_is_damaged_and_the_others_are_turned() {
    let folder = tempfile::tempdir().expect("a folder");
    make_up(folder.path(), 5, 40).expect("they can be saved");
    let entries = fs::read_dir(folder.path()).expect("it is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("it is there").path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 5);
    for (place, file) in files.iter().enumerate() {
        match turn_picture(file) {
            Ok(turned) => {
                let before = image::open(file).expect("a picture").to_rgb8();
                let after = image::load_from_memory(&turned)
                    .expect("a picture")
                    .to_rgb8();
                let (right, bottom) = (before.width() - 1, before.height() - 1);
                assert_eq!(before.get_pixel(0, 0), after.get_pixel(right, bottom));
                assert_eq!(before.get_pixel(right, 0), after.get_pixel(0, bottom));
            }
            Err(failure) => {
                assert_eq!(place, 2);
                assert!(
                    failure.to_string().starts_with("scan-0002.bmp: damaged"),
                    "{failure}"
                );
            }
        }
    }
}

#[test]
fn what_is_no_picture_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("notes.bmp");
    fs::write(&file, "no picture").expect("a file");
    for (path, words) in [
        (file.as_path(), "notes.bmp: it is no picture"),
        (
            Path::new("/no/such/file.png"),
            "file.png: it cannot be read",
        ),
    ] {
        let failure = turn_picture(path).expect_err("it is none").to_string();
        assert!(failure.starts_with(words), "{failure}");
    }
}

#[test]
fn names_that_differ_stay_different() {
    assert_eq!(output_name(Path::new("a/dial.bmp")), "dial.bmp.png");
    assert_ne!(
        output_name(Path::new("dial.bmp")),
        output_name(Path::new("dial.jpg"))
    );
}
