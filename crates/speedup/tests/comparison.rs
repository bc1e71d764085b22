//! What is told of two baselines.

mod common;

use common::fixture;
use speedup::formats::{Csv, Format, Markdown};
use speedup::{Baseline, Comparison, criterion};

/// Two baselines of which each has one benchmark that the other lacks.
fn partly_alike() -> [Baseline; 2] {
    let mut both =
        ["before", "new"].map(|name| criterion::read(&fixture(), name).expect("it is there"));
    for (baseline, without) in both
        .iter_mut()
        .zip(["sum_square/pool/1", "sum_square/rayon/1"])
    {
        baseline.benchmarks.retain(|one| one.id.full() != without);
    }
    both
}

#[test]
fn csv_of_a_comparison_has_poor_probes_and_what_one_side_lacks() {
    let [a, b] = partly_alike();
    let comparison = Comparison::of(&a, &b, None).expect("they have some in common");
    let csv = Csv.comparison(&comparison);
    assert!(
        csv.contains("\nsum_square/rayon/1,,,,,,only in A,false,\n"),
        "{csv}"
    );
    assert!(
        csv.ends_with("\nsum_square/pool/1,,,,,,only in B,false,"),
        "{csv}"
    );
    let poor = comparison
        .differences
        .iter()
        .filter_map(|one| one.poor_probe);
    let mut sides = 0;
    for (side, why) in poor {
        assert!(csv.contains(&format!("{side:?}: {why}")), "{csv}");
        sides += 1;
    }
    assert!(sides > 0, "that machine was busy");
}

#[test]
fn a_threshold_says_what_it_could_not_judge() {
    let [a, mut b] = partly_alike();
    let copied = |id: &str| a.benchmarks.iter().find(|one| one.id.full() == id).cloned();
    for one in &mut b.benchmarks {
        match one.id.full().as_str() {
            "sum_square/serial/1" => one.sample = None,
            "sum_square/pool/2" => *one = copied("sum_square/pool/2").expect("it is there"),
            _ => {}
        }
    }
    let not_judged = "Not judged: 1 (too few samples), 1 (the same measurement), 1 missing in B.";
    let told = |threshold| {
        let comparison = Comparison::of(&a, &b, threshold).expect("they have some in common");
        (comparison.all_judged(), Markdown.comparison(&comparison))
    };
    let (all, text) = told(Some(10.0));
    assert!(!all && text.contains(not_judged), "{text}");
    assert!(text.contains("1 is the very same measurement"), "{text}");
    let (all, text) = told(None);
    assert!(all && !text.contains("Not judged"), "{text}");
}

#[test]
fn one_benchmark_is_no_plural() {
    let [mut a, b] = partly_alike();
    a.benchmarks
        .retain(|one| one.id.full() == "sum_square/pool/2");
    let comparison = Comparison::of(&a, &b, None).expect("they have one in common");
    assert!(
        Markdown
            .comparison(&comparison)
            .contains("Of 1 benchmark, B is")
    );
}
