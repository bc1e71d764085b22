//! A baseline written to one file and read again.

mod common;

use common::fixture;
use speedup::{Comparison, Study, Verdict, criterion, export, open};
use std::fs;

#[test]
fn nothing_is_lost_on_the_way() {
    let baseline = criterion::read(&fixture(), "new").expect("it is there");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lab.json");
    fs::write(&file, export::to_json(&baseline)).unwrap();

    let read = open(&fixture(), &file.display().to_string()).expect("it was just written");
    assert_eq!(read.name, "lab");
    assert_eq!(read.benchmarks, baseline.benchmarks);
    assert!(Study::of(&read, &["sum_square".to_owned()]).is_ok());
    let comparison = Comparison::of(&baseline, &read, None).expect("they are the same");
    assert!(
        comparison
            .differences
            .iter()
            .all(|one| one.verdict() == Verdict::Copy)
    );
}

#[test]
fn no_path_of_the_machine_is_in_it() {
    let baseline = criterion::read(&fixture(), "new").expect("it is there");
    let json = export::to_json(&baseline);
    assert!(!json.contains(env!("CARGO_MANIFEST_DIR")) && !json.contains("/new"));
}

#[test]
fn a_file_of_another_kind_or_time_is_refused() {
    let baseline = criterion::read(&fixture(), "new").expect("it is there");
    let json = export::to_json(&baseline);
    let why = |text: &str| export::parse(text.as_bytes()).expect_err("it is none");
    assert!(why("{}").contains("no file that `cargo course export` wrote"));
    assert!(why(&json[..json.len() / 2]).contains("no whole JSON"));
    assert!(
        why(&json.replacen("\"format\": 1", "\"format\": 2", 1)).contains("format is number 2")
    );
}
