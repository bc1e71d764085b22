//! Criterion's folders as they should not be.

mod common;

use common::{copy, fixture};
use speedup::formats::{Format, Json, Markdown, Style, Table};
use speedup::{Baseline, Study, Trouble, criterion, page};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

const RAYON: &str = "sum_square/rayon/2";

fn read(folder: &Path) -> Baseline {
    criterion::read(folder, "new").expect("the rest can be read")
}

/// The only remark, which names that file.
fn remark<'a>(baseline: &'a Baseline, file: &str) -> &'a str {
    let [remark] = &baseline.remarks[..] else {
        panic!("one remark: {:?}", baseline.remarks);
    };
    let named = Path::new(RAYON).join("new").join(file);
    assert!(remark.contains(&named.display().to_string()), "{remark}");
    remark
}

fn damage(file: &str, how: impl Fn(&Path)) -> Baseline {
    let folder = copy();
    how(&folder.path().join(RAYON).join("new").join(file));
    read(folder.path())
}

fn cut_in_half(file: &Path) {
    let content = fs::read(file).expect("it is there");
    fs::write(file, &content[..content.len() / 2]).expect("it can be written");
}

fn rayon(baseline: &Baseline) -> Option<&speedup::Benchmark> {
    baseline
        .benchmarks
        .iter()
        .find(|one| one.id.full() == RAYON)
}

#[test]
fn a_whole_folder_has_nothing_to_remark() {
    let whole = read(&fixture());
    assert_eq!(whole.remarks, Vec::<String>::new());
    assert_eq!(whole.benchmarks.len(), 9);
}

#[test]
fn without_samples_the_time_is_criterions_and_no_interval_is_made_up() {
    for damaged in [
        damage("sample.json", cut_in_half),
        damage("sample.json", |file| fs::remove_file(file).unwrap()),
        damage("sample.json", |file| fs::write(file, "").unwrap()),
        damage("sample.json", |file| fs::write(file, "[[1.0],[]]").unwrap()),
    ] {
        assert!(remark(&damaged, "sample.json").contains("has no interval"));
        let whole = read(&fixture());
        let [with, without] =
            [&whole, &damaged].map(|baseline| rayon(baseline).expect("it is still there"));
        assert!((with.mean() / without.mean() - 1.0).abs() < 1e-9);
        let study = Study::of(&damaged, &["sum_square".to_owned()]).expect("the group is there");
        let row = study.groups[0]
            .rows
            .iter()
            .find(|row| row.id == RAYON)
            .expect("its row is, too");
        let speedup = row.speedup.expect("from Criterion's estimates");
        assert!(speedup.value > 0.0 && speedup.interval.is_none());
    }
}

#[test]
fn without_estimates_the_samples_will_do() {
    let damaged = damage("estimates.json", cut_in_half);
    assert!(remark(&damaged, "estimates.json").contains("line 1 column"));
    assert!(rayon(&damaged).is_some_and(|one| one.sample.is_some() && one.estimates.is_none()));
}

#[test]
fn without_its_name_it_has_that_of_its_folders() {
    let damaged = damage("benchmark.json", |file| fs::remove_file(file).unwrap());
    assert!(remark(&damaged, "benchmark.json").contains("it is missing"));
    assert!(rayon(&damaged).is_some());
}

#[test]
fn without_samples_and_estimates_it_is_left_out_and_the_rest_is_not() {
    let folder = copy();
    for file in ["sample.json", "estimates.json"] {
        cut_in_half(&folder.path().join(RAYON).join("new").join(file));
    }
    let damaged = read(folder.path());
    assert_eq!(damaged.benchmarks.len(), 8);
    let [remark] = &damaged.remarks[..] else {
        panic!("one remark: {:?}", damaged.remarks);
    };
    assert!(
        remark.contains("neither sample.json nor estimates.json can be used (sample.json: ")
            && remark.ends_with("; left out"),
        "{remark}"
    );
}

#[test]
fn a_damaged_probe_is_no_probe() {
    let damaged = damage("machine.json", cut_in_half);
    assert!(remark(&damaged, "machine.json").contains("what the machine gave is not known"));
    let later = damage("machine.json", |file| {
        let text = fs::read_to_string(file).unwrap();
        fs::write(file, text.replace("\"format\": 1", "\"format\": 77")).unwrap();
    });
    assert!(remark(&later, "machine.json").contains("number 77"));
}

#[test]
fn a_probe_of_an_earlier_run_is_none() {
    let stale = damage("machine.json", |file| {
        let yesterday = SystemTime::now() - Duration::from_hours(24);
        let file = File::options().write(true).open(file).unwrap();
        file.set_modified(yesterday).unwrap();
    });
    assert!(remark(&stale, "machine.json").contains("older than the samples"));
    assert!(rayon(&stale).is_some_and(|one| one.machine.is_none()));
}

/// As 0.3.0 wrote it: other spellings, no sampling mode.
#[test]
fn an_old_version_is_read() {
    let folder = copy();
    let new = folder.path().join(RAYON).join("new");
    let sample = fs::read_to_string(new.join("sample.json")).unwrap();
    let (_, lists) = sample.split_once("\"iters\":").unwrap();
    let old = lists.replace("\"times\":", "").replace('}', "]");
    fs::write(new.join("sample.json"), format!("[{old}")).unwrap();
    let estimates = fs::read_to_string(new.join("estimates.json")).unwrap();
    let old = estimates
        .replace("\"mean\"", "\"Mean\"")
        .replace("\"median\"", "\"Median\"")
        .replace("\"slope\":null,", "");
    fs::write(new.join("estimates.json"), old).unwrap();
    fs::write(new.join("raw.csv"), "group,function,value\n").unwrap();

    let old = read(folder.path());
    assert_eq!(old.remarks, Vec::<String>::new());
    let whole = read(&fixture());
    let [old, new] = [&old, &whole].map(|baseline| rayon(baseline).expect("it is there").mean());
    assert!((old / new - 1.0).abs() < 1e-12);
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let error = |folder: &Path, name| criterion::read(folder, name).expect_err("it is not there");
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere");
    let Trouble::Failed(message) = error(&nowhere, "new") else {
        panic!("no name is wrong here");
    };
    assert!(
        message.contains("nowhere: there is no such folder; `cargo bench"),
        "{message}"
    );
    assert!(
        error(folder.path(), "new")
            .to_string()
            .contains("no benchmark has been measured yet")
    );
    let Trouble::NoSuchName(message) = error(&fixture(), "befor") else {
        panic!("a name is wrong here");
    };
    assert!(
        message.ends_with("there is no baseline `befor`; there is before, new"),
        "{message}"
    );
}

#[test]
fn a_folder_of_which_nothing_can_be_read_is_an_error_that_names_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("a/b/new");
    fs::create_dir_all(&new).unwrap();
    fs::write(new.join("estimates.json"), "{\"mean\":").unwrap();
    let error = criterion::read(folder.path(), "new").expect_err("all of it is damaged");
    let message = error.to_string();
    assert!(
        message.contains("nothing of baseline `new` can be read"),
        "{message}"
    );
    assert!(
        message.contains(&Path::new("a/b/new").display().to_string())
            && message.contains("sample.json: it is missing; estimates.json: "),
        "{message}"
    );
}

#[test]
fn of_many_files_that_cannot_be_read_ten_are_told() {
    let mut damaged = read(&fixture());
    damaged.remarks = (0..13)
        .map(|number| format!("file{number}: damaged"))
        .collect();
    let study = Study::of(&damaged, &[]).expect("all groups");
    let style = Style {
        width: 80,
        colours: false,
        wrap: false,
    };
    let told = [
        Markdown.study(&study),
        Table(style).study(&study),
        page::html(&study, &[]),
    ];
    for told in told {
        assert!(
            told.contains("file9: damaged") && told.contains("and 3 more"),
            "{told}"
        );
        assert!(!told.contains("file10"), "{told}");
    }
    assert!(Json.study(&study).contains("file12"));
}
