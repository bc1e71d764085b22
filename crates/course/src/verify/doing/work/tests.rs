//! What a program may say, and what is made of it. The exercise is the third: it has three tasks, of which the first
//! begins with TOO FEW WORKERS.

use super::*;

fn work(kind: Kind) -> Work {
    Work {
        exercise: crate::catalogue::find("ex3").expect("it is there"),
        kind,
        program: None,
    }
}

fn ran(success: bool, said: &str) -> Ran {
    Ran {
        success,
        ended: "exit status: 101".into(),
        said: said.into(),
    }
}

/// The first line of each finding.
fn heads(outcome: &Outcome) -> Vec<&str> {
    let heads = outcome
        .findings
        .iter()
        .map(|finding| finding.what.lines().next());
    heads.map(Option::unwrap_or_default).collect()
}

const STARTS: &str = "\
test ex3::task_1::starts_with::TooFewWorkers ... ok
test ex3::task_2::starts_with::NotWrittenYet ... ok
test ex3::task_3::starts_with::NotWrittenYet ... ok
";

#[test]
fn each_task_must_begin_with_its_verdict() {
    let work = work(Kind::Starts);
    let outcome = work.starts(&ran(true, STARTS));
    assert_eq!(outcome.counts, [(Count::Starts, 3)]);
    assert!(outcome.findings.is_empty());

    let failed = STARTS.replacen("Workers ... ok", "Workers ... FAILED", 1);
    let outcome = work.starts(&ran(false, &failed));
    assert_eq!(outcome.counts, [(Count::Starts, 2)]);
    assert_eq!(heads(&outcome), ["ex3::task_1::starts_with::TooFewWorkers"]);

    let lacking = STARTS.replace("task_3", "task_2");
    let outcome = work.starts(&ran(true, &lacking));
    assert_eq!(
        heads(&outcome),
        ["nobody tried whether task 3 begins with its verdict"]
    );
}

#[test]
fn a_student_must_be_told_and_without_a_backtrace() {
    let work = work(Kind::Told);
    let told = "  TOO FEW WORKERS\n  NOT WRITTEN YET at exercises/a.rs:3\n";
    assert!(work.told(&ran(false, told)).findings.is_empty());
    assert_eq!(
        heads(&work.told(&ran(true, told))),
        ["the untouched starter passes its own checks"]
    );
    assert_eq!(
        heads(&work.told(&ran(false, "TOO FEW WORKERS, or so\nNOT WRITTEN YET\n"))),
        ["task 1: nobody is told TOO FEW WORKERS"]
    );
    let traced = format!("{told}stack backtrace:\n");
    assert_eq!(work.told(&ran(false, &traced)).findings.len(), 1);
}

#[test]
fn a_program_that_fails_is_told_with_its_last_words() {
    let outcome = work(Kind::SolutionRuns).runs(&ran(false, "why\n"));
    assert!(outcome.counts.is_empty());
    assert_eq!(
        outcome.findings[0].what,
        "ex3: the solution runs and fails: exit status: 101\nwhy"
    );
    assert_eq!(
        work(Kind::StarterRuns).runs(&ran(true, "")).counts,
        [(Count::Runs, 1)]
    );
}

#[test]
fn laws_that_fail_or_are_not_there_are_found() {
    let work = work(Kind::Laws);
    assert_eq!(
        heads(&work.all_pass(&ran(true, ""), Count::Laws)),
        ["there is no test in it"]
    );
    let outcome = work.all_pass(&ran(false, "test a ... ok\n"), Count::Laws);
    assert_eq!(heads(&outcome), ["ex3: laws failed: exit status: 101"]);
}

#[test]
fn every_task_must_have_wrong_answers_and_right_ones() {
    let said = "\
test wrong::executor_runner::a::is::TooFewWorkers ... ok
test wrong::executor_runner::a::mended::passes ... ok
test right::executor_runner::b::passes ... ok
test wrong::pool_runner::c::is::Serialised ... FAILED
test wrong::pool_runner::c::mended::passes ... ok
test right::rayon_runner::d::passes ... ok
";
    let outcome = work(Kind::Corpus).corpus(&ran(false, said));
    let counts = [(Count::Wrong, 1), (Count::Mended, 2), (Count::Right, 2)];
    assert_eq!(outcome.counts, counts);
    assert_eq!(
        heads(&outcome),
        [
            "wrong::pool_runner::c::is::Serialised",
            "there is no right answer to task 2, `pool_runner`",
            "there is no wrong answer to task 3, `rayon_runner`",
        ]
    );
}

#[test]
fn what_was_not_built_is_told_with_where_it_would_be() {
    let outcome = work(Kind::Corpus).not_built();
    assert_eq!(heads(&outcome), ["ex3: corpus: it was not built"]);
    assert_eq!(outcome.findings[0].place, "crates/spec/tests/ex3");
}
