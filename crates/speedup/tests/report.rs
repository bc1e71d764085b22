//! The report on real measurements, in every format.

mod common;

use common::fixture;
use speedup::formats::{Csv, Format, Json, Markdown, Style, Table};
use speedup::picture::{Place, curves};
use speedup::{Comparison, Kind, Study, criterion, page};

fn study() -> Study {
    let baseline = criterion::read(&fixture(), "before").expect("it is there");
    Study::of(&baseline, &[]).expect("all groups")
}

fn terminal(width: usize) -> Table {
    Table(Style {
        width,
        colours: false,
        wrap: true,
    })
}

#[test]
fn rows_say_what_was_measured() {
    let study = study();
    let [dispatch, sums] = &study.groups[..] else {
        panic!("two groups");
    };
    assert_eq!((dispatch.kind, sums.kind), (Kind::Who, Kind::Workers));
    let ids: Vec<&str> = sums.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids[..2], ["sum_square/serial/1", "sum_square/pool/1"]);
    let serial = &sums.rows[0];
    let pool = sums
        .rows
        .iter()
        .find(|row| row.id == "sum_square/pool/2")
        .expect("it is there");
    let speedup = pool.speedup.expect("there is a serial runner");
    assert!((speedup.value - serial.time.value / pool.time.value).abs() < 1e-12);
    assert!(
        speedup
            .interval
            .is_some_and(|interval| interval.holds(speedup.value))
    );
    assert_eq!(pool.efficiency, Some(speedup.value / 2.0));
    assert!(pool.poor_probe.is_some(), "that machine was busy");
    let fastest = dispatch
        .rows
        .iter()
        .filter(|row| row.slowdown.is_some_and(|times| times.value <= 1.0));
    assert_eq!(fastest.count(), 2, "one of each task");
}

#[test]
fn more_workers_than_cores_are_never_left_unsaid() {
    let baseline = criterion::read(&fixture(), "new").expect("it is there");
    let study = Study::of(&baseline, &["sum_square".to_owned()]).expect("it is there");
    let crowded: Vec<&str> = study.groups[0]
        .rows
        .iter()
        .filter(|row| row.crowded)
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!(
        crowded,
        ["sum_square/pool/2", "sum_square/rayon/2"],
        "two workers on one core"
    );
    for format in [&terminal(80) as &dyn Format, &Markdown] {
        let told = format.study(&study).replace('\\', "");
        assert!(told.contains("more workers than cores"), "{told}");
        let row = told
            .lines()
            .find(|line| line.contains("rayon") && line.contains(" 2 "))
            .expect("its row");
        assert!(row.contains('*'), "{row}");
    }
}

#[test]
fn a_terminal_of_60_columns_is_wide_enough() {
    let baselines =
        ["before", "new"].map(|name| criterion::read(&fixture(), name).expect("it is there"));
    let comparison =
        Comparison::of(&baselines[0], &baselines[1], None).expect("they can be compared");
    for width in [60, 80, 120] {
        let table = terminal(width);
        for told in [table.study(&study()), table.comparison(&comparison)] {
            let longest = told.lines().map(|line| line.chars().count()).max();
            assert!(
                longest.is_some_and(|longest| longest <= width),
                "{width}:\n{told}"
            );
        }
    }
}

/// The longest name that a runner of this course has.
#[test]
fn so_it_is_for_the_longest_name() {
    let mut baseline = criterion::read(&fixture(), "before").expect("it is there");
    for benchmark in &mut baseline.benchmarks {
        let runner = benchmark.id.function_id.as_mut().expect("all have one");
        match runner.as_str() {
            "serial" => *runner = "python_serial".to_owned(),
            "pool" => *runner = "python_process_executor".to_owned(),
            _ => {}
        }
    }
    let study = Study::of(&baseline, &["sum_square".to_owned()]).expect("it is there");
    let told = terminal(60).study(&study);
    let longest = told.lines().map(|line| line.chars().count()).max();
    assert!(
        told.contains("python_process_executor") && longest <= Some(60),
        "{told}"
    );
}

#[test]
fn csv_has_a_line_a_benchmark_and_as_many_cells_as_its_head() {
    let csv = Csv.study(&study());
    let cells = |line: &str| line.matches(',').count();
    let head = csv.lines().next().expect("a head");
    assert_eq!(csv.lines().count(), 10);
    // The one text with commas in it is quoted, and the last.
    let without = |line: &str| line.split('"').next().unwrap_or_default().to_owned();
    for line in csv.lines().map(without) {
        assert_eq!(cells(&line), cells(head), "{line}");
    }
}

#[test]
fn json_can_be_read_by_a_program() {
    let json: serde_json::Value = serde_json::from_str(&Json.study(&study())).expect("it is JSON");
    assert_eq!(json["format"], 1);
    assert_eq!(json["groups"][1]["rows"][0]["id"], "sum_square/serial/1");
    assert!(json["groups"][1]["rows"][1]["speedup"]["interval"]["low"].is_f64());
}

#[test]
fn the_page_needs_no_network_and_names_what_it_shows() {
    let html = page::html(&study(), &[]);
    let addresses = html.replace("http://www.w3.org/2000/svg", "");
    assert!(!addresses.contains("http") && !html.contains("<script"));
    assert!(html.contains("<meta name=\"viewport\"") && html.contains("prefers-color-scheme:dark"));
    assert_eq!(html.matches("<caption").count(), 2);
    assert_eq!(
        html.matches("<svg").count(),
        1,
        "dispatch has no speedups by workers"
    );
    assert!(html.contains("<th scope=\"row\">") && html.contains("<th scope=\"col\""));
    for tag in [
        "section", "table", "figure", "ul", "div", "svg", "g", "tr", "th", "td",
    ] {
        let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
        let opened = html
            .match_indices(&open)
            .filter(|(place, _)| html[place + open.len()..].starts_with([' ', '>']));
        assert_eq!(opened.count(), html.matches(&close).count(), "{tag}");
    }
}

#[test]
fn the_picture_says_its_numbers_in_words() {
    let study = study();
    let svg = curves(&study.groups[1], Place::File).expect("there are speedups");
    let (_, rest) = svg.split_once("<desc").expect("a description");
    let (words, _) = rest.split_once("</desc>").expect("its end");
    for row in study.groups[1].rows.iter().skip(1) {
        let value = format!("{:.2}", row.speedup.expect("none is serial").value);
        assert!(
            words.contains(&row.runner) && words.contains(&value),
            "{words}"
        );
    }
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
    assert_eq!(curves(&study.groups[0], Place::File), None);
}

#[test]
fn the_legend_says_what_the_column_and_the_notes_divide_by() {
    let told = Markdown.study(&study());
    assert!(
        told.contains("The column divides by the serial benchmark's one-thread loop"),
        "{told}"
    );
    assert!(told.contains("the notes compare with one thread in the same looks"));
}

/// What follows `name` in each line, by its column.
fn column(csv: &str, name: &str) -> Vec<String> {
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned));
    let place = lines
        .next()
        .expect("a head")
        .position(|title| title == name);
    let place = place.expect("there is such a column");
    lines.filter_map(|mut line| line.nth(place)).collect()
}

#[test]
fn csv_has_every_interval() {
    let csv = Csv.study(&study());
    for name in ["speedup", "slowdown", "serial_fraction"] {
        let [value, low, high] =
            ["", "_low", "_high"].map(|end| column(&csv, &format!("{name}{end}")));
        let mut known = 0;
        for ((value, low), high) in value.iter().zip(&low).zip(&high) {
            if let (Ok(value), Ok(low), Ok(high)) = (
                value.parse::<f64>(),
                low.parse::<f64>(),
                high.parse::<f64>(),
            ) {
                assert!(
                    low <= value && value <= high,
                    "{name}: {low} {value} {high}"
                );
                known += 1;
            }
        }
        assert!(known > 0, "{name}:\n{csv}");
    }
    assert!(
        csv.lines()
            .next()
            .is_some_and(|head| head.contains("times_rust,times_rust_low,times_rust_high"))
    );
}
