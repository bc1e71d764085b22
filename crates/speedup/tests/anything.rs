//! Files of any content: read or refused, and nothing else.

mod common;

use common::fixture;
use proptest::prelude::*;
use speedup::formats::{Csv, Format, Json, Markdown, Style, Table};
use speedup::{Baseline, Comparison, Study, criterion, export, page};
use std::fs;

/// Whatever was read can be told in every format.
fn tell(baseline: &Baseline) {
    let style = Style {
        width: 60,
        colours: true,
        wrap: true,
    };
    let formats: [&dyn Format; 4] = [&Table(style), &Markdown, &Csv, &Json];
    if let Ok(study) = Study::of(baseline, &[]) {
        for format in formats {
            format.study(&study);
        }
        page::html(&study, &[]);
    }
    if let Ok(comparison) = Comparison::of(baseline, baseline, Some(0.05)) {
        for format in formats {
            format.comparison(&comparison);
        }
    }
}

/// The name of a file that is read, and its content in the fixture.
fn files() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let names = [
        "benchmark.json",
        "estimates.json",
        "sample.json",
        "machine.json",
    ];
    prop::sample::select(names.to_vec()).prop_map(|name| {
        let file = fixture().join("sum_square/rayon/2/new").join(name);
        (name, fs::read(file).expect("it is in the fixture"))
    })
}

fn read_with(name: &str, content: &[u8]) {
    let folder = tempfile::tempdir().expect("there is a place for it");
    for (runner, workers) in [("serial", "1"), ("rayon", "2")] {
        let new = folder
            .path()
            .join("sum_square")
            .join(runner)
            .join(workers)
            .join("new");
        fs::create_dir_all(&new).expect("it can be made");
        for file in [
            "benchmark.json",
            "estimates.json",
            "sample.json",
            "machine.json",
        ] {
            let right = fixture()
                .join("sum_square")
                .join(runner)
                .join(workers)
                .join("new")
                .join(file);
            fs::copy(right, new.join(file)).expect("it can be copied");
        }
    }
    fs::write(
        folder.path().join("sum_square/rayon/2/new").join(name),
        content,
    )
    .expect("it can be written");
    tell(&criterion::read(folder.path(), "new").expect("the other one can be read"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes((name, _) in files(), content in prop::collection::vec(any::<u8>(), 0..200)) {
        read_with(name, &content);
    }

    #[test]
    fn a_few_bytes_changed(
        (name, mut content) in files(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        for (place, byte) in changes {
            let place = place.index(content.len());
            content[place] = byte;
        }
        read_with(name, &content);
    }

    #[test]
    fn any_numbers(iters in prop::collection::vec(any::<f64>(), 0..8), times in prop::collection::vec(any::<f64>(), 0..8)) {
        let sample = serde_json::json!({"sampling_mode": "Linear", "iters": iters, "times": times});
        read_with("sample.json", sample.to_string().as_bytes());
    }

    #[test]
    fn an_exported_file_changed(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let baseline = criterion::read(&fixture(), "new").expect("it is there");
        let mut json = export::to_json(&baseline).into_bytes();
        for (place, byte) in changes {
            let place = place.index(json.len());
            json[place] = byte;
        }
        if let Ok(baseline) = export::parse(&json) {
            tell(&baseline);
        }
    }
}
