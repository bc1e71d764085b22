//! The programs of an exercise, and what each must show.

use super::super::build::{Built, Program};
use super::outcome::{Count, Outcome};
use super::program::{self, Ran};
use super::results::{self, Test};
use crate::places;
use crate::verify::Finding;
use spec::Exercise;
use std::fmt::{self, Display};

/// One program that is to be run.
pub(super) struct Work {
    pub(super) exercise: Exercise,
    kind: Kind,
    /// None if it could not be built.
    program: Option<Program>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Each task of the starter begins with the verdict that it names.
    Starts,
    /// The student is told so, without a backtrace.
    Told,
    /// The untouched starter runs.
    StarterRuns,
    /// The given code does what it says.
    Given,
    /// The solution obeys all laws.
    Laws,
    /// The solution runs.
    SolutionRuns,
    /// The wrong answers are rejected, and the right ones accepted.
    Corpus,
}

/// The work of an exercise.
pub(super) fn of(exercise: &Exercise, built: &Built) -> Vec<Work> {
    let (package, short) = (exercise.package, exercise.short());
    let work = |kind, program: Option<&Program>| Work {
        exercise: *exercise,
        kind,
        program: program.cloned(),
    };
    let mut all = vec![
        work(Kind::Corpus, built.test("spec", short)),
        work(Kind::Laws, built.test("solutions", short)),
        work(Kind::SolutionRuns, built.binary("solutions")),
        work(Kind::StarterRuns, built.binary(package)),
        work(Kind::Starts, built.test(package, "starter")),
        work(Kind::Told, built.test(package, "laws")),
    ];
    all.extend(
        built
            .given(package)
            .map(|given| work(Kind::Given, Some(given))),
    );
    all
}

impl Display for Work {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            Kind::Starts => "starter",
            Kind::Told => "what a student is told",
            Kind::StarterRuns => "the starter runs",
            Kind::Given => "given code",
            Kind::Laws => "laws",
            Kind::SolutionRuns => "the solution runs",
            Kind::Corpus => "corpus",
        };
        write!(out, "{}: {what}", self.exercise.short())
    }
}

impl Work {
    /// What takes longest comes first, so that nobody waits for it at the end.
    pub(super) fn comes_late(&self) -> bool {
        self.kind != Kind::Corpus
    }

    /// Runs the program, and judges it.
    pub(super) fn run(&self) -> Outcome {
        let Some(program) = &self.program else {
            return self.not_built();
        };
        let arguments: &[&str] = match self.kind {
            Kind::SolutionRuns => &[self.exercise.package],
            _ => &[],
        };
        let ran = program::run(program, arguments);
        match self.kind {
            Kind::Starts => self.starts(&ran),
            Kind::Told => self.told(&ran),
            Kind::StarterRuns | Kind::SolutionRuns => self.runs(&ran),
            Kind::Given => self.all_pass(&ran, Count::Given),
            Kind::Laws => self.all_pass(&ran, Count::Laws),
            Kind::Corpus => self.corpus(&ran),
        }
    }

    fn not_built(&self) -> Outcome {
        let what = format!("{self}: it was not built");
        let remedy = "mend what the compiler says, or what is not listed";
        Outcome::wrong(self.finding(what, remedy.into()))
    }

    /// Where to look.
    fn place(&self) -> String {
        let (package, short) = (self.exercise.package, self.exercise.short());
        match self.kind {
            Kind::Starts | Kind::Told => {
                places::learners_file(&self.exercise).display().to_string()
            }
            Kind::StarterRuns => format!("exercises/{package}/src/main.rs"),
            Kind::Given => format!("exercises/{package}/tests"),
            Kind::Laws | Kind::SolutionRuns => {
                places::solution_file(&self.exercise).display().to_string()
            }
            Kind::Corpus => format!("crates/spec/tests/{short}"),
        }
    }

    /// The command that shows it once more.
    fn again(&self) -> String {
        let (package, short) = (self.exercise.package, self.exercise.short());
        match self.kind {
            Kind::Starts => format!("cargo test -p {package} --test starter"),
            Kind::Told => format!("cargo test -p {package} --test laws"),
            Kind::StarterRuns => format!("cargo run -p {package}"),
            Kind::Given => format!("cargo test -p {package}"),
            Kind::Laws => format!("cargo test -p solutions --test {short}"),
            Kind::SolutionRuns => format!("cargo run -p solutions -- {package}"),
            Kind::Corpus => format!("cargo test -p spec --test {short}"),
        }
    }

    fn finding(&self, what: impl Into<String>, remedy: String) -> Finding {
        Finding::new(self.place(), what, remedy)
    }

    /// How the remedy of most findings begins: see it for yourself.
    fn see(&self) -> String {
        format!("see it with: {}", self.again())
    }

    fn failures(&self, tests: &[Test]) -> Vec<Finding> {
        let failed = tests.iter().filter_map(|test| {
            let failure = test.failure.as_ref()?;
            Some(self.finding(format!("{}\n{failure}", test.name), self.see()))
        });
        failed.collect()
    }

    /// Of a program of tests: as many passed, and these failed. That it failed otherwise is a finding, too.
    fn tests(&self, ran: &Ran) -> (Vec<Test>, Vec<Finding>) {
        let tests = results::of(&ran.said);
        let mut findings = self.failures(&tests);
        if findings.is_empty() && !ran.success {
            let what = format!("{self} failed: {}\n{}", ran.ended, last_lines(&ran.said));
            findings.push(self.finding(what, self.see()));
        }
        (tests, findings)
    }

    fn all_pass(&self, ran: &Ran, count: Count) -> Outcome {
        let (tests, mut findings) = self.tests(ran);
        let passed = passed(&tests, |_| true);
        if tests.is_empty() && findings.is_empty() {
            findings.push(self.finding("there is no test in it", "write one".into()));
        }
        Outcome {
            counts: vec![(count, passed)],
            findings,
        }
    }

    fn starts(&self, ran: &Ran) -> Outcome {
        let (tests, mut findings) = self.tests(ran);
        for task in self.exercise.tasks {
            let part = format!(
                "::task_{}::starts_with::{:?}",
                task.number, task.starts_with
            );
            if !tests.iter().any(|test| test.name.ends_with(&part)) {
                let what = format!(
                    "nobody tried whether task {} begins with its verdict",
                    task.number
                );
                findings.push(self.finding(what, self.see()));
            }
        }
        Outcome {
            counts: vec![(Count::Starts, passed(&tests, |_| true))],
            findings,
        }
    }

    /// A student who has written nothing yet runs the checks.
    fn told(&self, ran: &Ran) -> Outcome {
        let mut findings = Vec::new();
        if ran.success {
            findings.push(self.finding("the untouched starter passes its own checks", self.see()));
        }
        for task in self.exercise.tasks {
            let verdict = task.starts_with.name();
            let head = |line: &str| {
                let rest = line.trim().strip_prefix(verdict);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" at "))
            };
            if !ran.said.lines().any(head) {
                let what = format!("task {}: nobody is told {verdict}", task.number);
                findings.push(self.finding(what, self.see()));
            }
        }
        findings.extend(self.backtrace(ran));
        one_run(findings)
    }

    fn runs(&self, ran: &Ran) -> Outcome {
        let mut findings = Vec::new();
        if !ran.success {
            let what = format!("{self} and fails: {}\n{}", ran.ended, last_lines(&ran.said));
            findings.push(self.finding(what, self.see()));
        }
        findings.extend(self.backtrace(ran));
        one_run(findings)
    }

    fn backtrace(&self, ran: &Ran) -> Option<Finding> {
        let shown =
            |line: &&str| line.contains("stack backtrace") || line.contains("RUST_BACKTRACE");
        let line = ran.said.lines().find(shown)?;
        let what = format!("there is a backtrace in what a student sees: {line}");
        Some(self.finding(what, self.see()))
    }

    fn corpus(&self, ran: &Ran) -> Outcome {
        let (tests, mut findings) = self.tests(ran);
        let is_wrong =
            |test: &Test| test.name.starts_with("wrong::") && test.name.contains("::is::");
        let is_mended = |test: &Test| test.name.ends_with("::mended::passes");
        let is_right = |test: &Test| test.name.starts_with("right::");
        for task in self.exercise.tasks {
            for (kind, what) in [("wrong", "wrong answer"), ("right", "right answer")] {
                let part = format!("{kind}::{}::", task.function);
                if !tests.iter().any(|test| test.name.starts_with(&part)) {
                    let what = format!(
                        "there is no {what} to task {}, `{}`",
                        task.number, task.function
                    );
                    findings.push(self.finding(what, "write down some that students give".into()));
                }
            }
        }
        Outcome {
            counts: vec![
                (Count::Wrong, passed(&tests, is_wrong)),
                (Count::Mended, passed(&tests, is_mended)),
                (Count::Right, passed(&tests, is_right)),
            ],
            findings,
        }
    }
}

/// Of a program that was run for how it ends: it counts if nothing is wrong with that.
fn one_run(findings: Vec<Finding>) -> Outcome {
    let counts = if findings.is_empty() {
        vec![(Count::Runs, 1)]
    } else {
        Vec::new()
    };
    Outcome { counts, findings }
}

fn passed(tests: &[Test], counts: impl Fn(&Test) -> bool) -> u32 {
    let passed = tests
        .iter()
        .filter(|test| test.failure.is_none() && counts(test));
    u32::try_from(passed.count()).unwrap_or(u32::MAX)
}

/// Enough to see why.
fn last_lines(said: &str) -> String {
    let lines: Vec<_> = said.trim_end().lines().collect();
    lines[lines.len().saturating_sub(20)..].join("\n")
}

#[cfg(test)]
mod tests;
