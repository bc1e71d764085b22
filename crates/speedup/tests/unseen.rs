//! Benchmarks beside which nobody looked at the machine: they are marked, and it is said.

mod common;

use common::copy;
use speedup::formats::{Format, Markdown};
use speedup::probe::Reason;
use speedup::{Row, Study, criterion};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn read(folder: &Path) -> speedup::Baseline {
    criterion::read(folder, "new").expect("the rest can be read")
}

/// A copy in which the looks beside every sum were alike.
fn calm() -> TempDir {
    let folder = copy();
    for benchmark in ["serial/1", "pool/1", "pool/2", "rayon/2"] {
        look(folder.path(), benchmark, &[(0.05, 0.05), (0.05, 0.05)]);
    }
    folder
}

/// Writes other looks, each of seconds of one thread and of all.
fn look(folder: &Path, benchmark: &str, looks: &[(f64, f64)]) {
    let file = machine(folder, benchmark);
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let looks = looks
        .iter()
        .map(|(one, all)| serde_json::json!({"one_seconds": one, "all_seconds": all}));
    json["before"] = looks.collect();
    json["after"] = serde_json::json!([]);
    fs::write(file, json.to_string()).unwrap();
}

fn machine(folder: &Path, benchmark: &str) -> PathBuf {
    let folder = folder.join("sum_square").join(benchmark);
    folder.join("new/machine.json")
}

/// The group of sums without the machine of some of its benchmarks.
fn without_machine(folder: &Path, benchmarks: &[&str]) -> Study {
    for benchmark in benchmarks {
        fs::remove_file(machine(folder, benchmark)).unwrap();
    }
    Study::of(&read(folder), &["sum_square".to_owned()]).expect("it is there")
}

fn row<'a>(study: &'a Study, name: &str) -> &'a Row {
    let id = format!("sum_square/{name}");
    let rows = &study.groups[0].rows;
    rows.iter().find(|row| row.id == id).expect("its row")
}

fn why(study: &Study, name: &str) -> Option<Reason> {
    row(study, name).poor_probe.map(|why| why.reason)
}

#[test]
fn without_its_machine_a_benchmark_has_the_cores_of_its_group_and_is_marked() {
    let study = without_machine(calm().path(), &["rayon/2"]);
    assert!(row(&study, "rayon/2").crowded, "two workers on one core");
    assert_eq!(why(&study, "rayon/2"), Some(Reason::Unseen));
    assert_eq!(why(&study, "pool/2"), None);
    let told = Markdown.study(&study);
    let note =
        "- rayon/1, rayon/2: without a usable machine.json; nobody knows what the machine gave.";
    assert!(told.contains(note), "{told}");
    assert!(told.contains("- ? The probe was poor."), "{told}");
}

#[test]
fn a_record_without_looks_is_no_look() {
    let folder = calm();
    look(folder.path(), "rayon/2", &[]);
    let study = without_machine(folder.path(), &[]);
    assert_eq!(why(&study, "rayon/2"), Some(Reason::Unseen));
}

#[test]
fn an_unsteady_serial_benchmark_is_seen_by_those_without_a_machine() {
    let folder = calm();
    look(folder.path(), "serial/1", &[(0.05, 0.05), (0.15, 0.15)]);
    let study = without_machine(folder.path(), &["rayon/2"]);
    assert_eq!(why(&study, "rayon/2"), Some(Reason::UnsteadySerial));
}

#[test]
fn without_the_serial_benchmarks_machine_all_that_rests_on_it_is_marked() {
    let study = without_machine(calm().path(), &["serial/1"]);
    for name in ["pool/1", "rayon/2"] {
        assert_eq!(why(&study, name), Some(Reason::UnseenSerial), "{name}");
    }
    let told = Markdown.study(&study);
    let note = "- the serial benchmark has no usable machine.json:";
    assert!(told.contains(note), "{told}");
    let note = "serial/1, rayon/1: without a usable machine.json";
    assert!(told.contains(note), "{told}");
}

#[test]
fn that_is_said_although_all_are_marked_for_another_reason() {
    let folder = calm();
    for name in ["pool/1", "pool/2", "rayon/2"] {
        look(folder.path(), name, &[(0.05, 0.05), (0.15, 0.15)]);
    }
    let study = without_machine(folder.path(), &["serial/1"]);
    assert_eq!(why(&study, "pool/2"), Some(Reason::Unsteady));
    let remarks = &study.groups[0].remarks;
    assert!(
        remarks.contains(&Reason::UnseenSerial.sentence()),
        "{remarks:?}"
    );
}

#[test]
fn without_any_machine_nothing_is_marked_and_it_is_said_once() {
    let all = ["serial/1", "pool/1", "pool/2", "rayon/2"];
    let study = without_machine(calm().path(), &all);
    let group = &study.groups[0];
    assert!(group.rows.iter().all(|row| row.poor_probe.is_none()));
    assert_eq!(group.remarks.len(), 1, "{:?}", group.remarks);
}
