//! What a program that holds subjects does: asks the laws, or is one of the children that ask one.

use crate::harness::{self, Limits, Outcome, Trial};
use crate::tell::{self, Teller};
use crate::{Exercise, Finding, Law, Subject, Verdict, settings, unwritten};
use libtest_mimic::{Arguments, Failed, Trial as Test};
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// The name of the only subject of a program that has one.
const ONLY: &str = "answer";

/// Asks every law of `subject` and prints what `cargo test` prints: a crate's `tests/laws.rs` is one
/// call of this.
///
/// ```no_run
/// # #[cfg(feature = "ex3")]
/// fn main() -> std::process::ExitCode {
/// # fn serial_runner(_: u64) -> Result<Vec<u64>, Box<dyn std::error::Error>> { Ok(Vec::new()) }
/// # fn runner(_: u64, _: usize) -> Result<Vec<u64>, Box<dyn std::error::Error>> { Ok(Vec::new()) }
///     spec::main(spec::ex3::Subject {
///         serial_runner,
///         executor_runner: runner,
///         pool_runner: runner,
///         rayon_runner: runner,
///     })
/// }
/// ```
pub fn main<S: Subject>(subject: S) -> ExitCode {
    let subjects = [(ONLY.to_owned(), subject)];
    in_children(&subjects, || {
        let arguments = Arguments::from_args();
        let teller = Arc::new(Teller::of_environment());
        teller.laws(S::laws().iter().map(about::<S>).collect());
        let mut laws = S::laws();
        if teller.is_heard() {
            laws.sort_by_key(|law| !law.waits);
        }
        let tests = laws.into_iter().map(|law| {
            let teller = Arc::clone(&teller);
            let trial = Trial {
                subject: ONLY.to_owned(),
                law: law.path(),
                limits: Limits::default(),
                beside: S::beside,
            };
            let told = Statement::of(&law);
            Test::test(test_of::<S>(&law), move || {
                teller.started(&trial.law);
                let start = Instant::now();
                let outcome = run(&trial).map_err(|error| cannot_start(&error))?;
                teller.ended(&trial.law, &outcome, start.elapsed().as_secs_f64());
                match outcome.finding {
                    None => Ok(()),
                    Some(finding) => Err(shown::<S>(&finding, &told, &outcome.output).into()),
                }
            })
        });
        libtest_mimic::run(&arguments, tests.collect()).exit_code()
    })
}

fn test_of<S: Subject>(law: &Law<S>) -> String {
    format!("{}::{}", short::<S>(), law.path())
}

/// What an audience is told of a law before it is asked.
fn about<S: Subject>(law: &Law<S>) -> tell::Law {
    let task = S::tasks().iter().find(|task| task.function == law.function);
    tell::Law {
        path: law.path(),
        test: test_of(law),
        function: law.function.to_owned(),
        task: task.map(|task| task.number),
        why: law.why.to_owned(),
    }
}

/// What is told of a law beside its finding.
struct Statement {
    function: &'static str,
    why: &'static str,
}

impl Statement {
    fn of<S>(law: &Law<S>) -> Self {
        Self {
            function: law.function,
            why: law.why,
        }
    }
}

/// Checks that the untouched starter begins each task with the verdict that the task names: what
/// keeps the exercise an exercise.
pub fn starter<S: Subject>(subject: S) -> ExitCode {
    let subjects = [(ONLY.to_owned(), subject)];
    in_children(&subjects, || {
        let arguments = Arguments::from_args();
        let tests = S::tasks().iter().map(|task| {
            let name = format!(
                "{}::task_{}::starts_with::{:?}",
                short::<S>(),
                task.number,
                task.starts_with
            );
            Test::test(name, move || {
                let verdict = first_finding::<S>(ONLY, task.function, Limits::default())?;
                expect(Some(task.starts_with), verdict.as_ref()).map_err(Failed::from)
            })
        });
        libtest_mimic::run(&arguments, tests.collect()).exit_code()
    })
}

/// What became of one of several answers to a task.
pub struct Told {
    /// The name of the answer.
    pub name: String,
    /// The verdict on it, and what a student reads of it; nothing if it keeps every law.
    pub verdict: Option<(Verdict, String)>,
}

/// Asks the laws about `function` of each of these named answers, up to the first that is broken, and hands
/// what was found to `tell`: for programs that show what the checks say, the examples of the book.
pub fn verdicts<S: Subject>(
    answers: Vec<(&str, S)>,
    function: &str,
    tell: impl FnOnce(&[Told]) -> ExitCode,
) -> ExitCode {
    let named = |(name, answer): (&str, S)| (name.to_owned(), answer);
    let subjects: Vec<(String, S)> = answers.into_iter().map(named).collect();
    in_children(&subjects, || {
        let mut all = Vec::new();
        for (name, _) in &subjects {
            match first_broken::<S>(name, function, Limits::default()) {
                Ok(broken) => all.push(Told {
                    name: name.clone(),
                    verdict: broken.map(|(law, finding, output)| {
                        (finding.verdict, shown::<S>(&finding, &law, &output))
                    }),
                }),
                Err(error) => {
                    eprintln!("error: {}", cannot_start(&error));
                    return ExitCode::FAILURE;
                }
            }
        }
        tell(&all)
    })
}

/// In a child: asks the law it was started for. Otherwise does what `parent` says.
pub(crate) fn in_children<S: Subject>(
    subjects: &[(String, S)],
    parent: impl FnOnce() -> ExitCode,
) -> ExitCode {
    multiprocess::init();
    let Some((subject, path)) = harness::wanted() else {
        return match settings::check() {
            Ok(()) => parent(),
            Err(wrong) => {
                eprintln!("{wrong}");
                ExitCode::from(2)
            }
        };
    };
    let subject = subjects.iter().find(|(name, _)| *name == subject);
    let law = S::laws().into_iter().find(|law| law.path() == path);
    if let (Some((_, subject)), Some(law)) = (subject, law) {
        harness::ask(subject, &law)
    } else {
        eprintln!("there is no law {path} here");
        ExitCode::FAILURE
    }
}

/// Asks one law.
fn run(trial: &Trial) -> io::Result<Outcome> {
    let mut outcome = harness::run(trial)?;
    if let Some(finding) = &mut outcome.finding {
        unwritten::reword(finding);
    }
    Ok(outcome)
}

/// Asks the laws about `function` one after another and returns the first finding.
pub(crate) fn first_finding<S: Subject>(
    subject: &str,
    function: &str,
    limits: Limits,
) -> Result<Option<Finding>, Failed> {
    first_broken::<S>(subject, function, limits)
        .map(|broken| broken.map(|(_, finding, _)| finding))
        .map_err(|error| Failed::from(cannot_start(&error)))
}

/// The first law about `function` that is broken, what was found, and what the answer printed.
fn first_broken<S: Subject>(
    subject: &str,
    function: &str,
    limits: Limits,
) -> io::Result<Option<(Statement, Finding, String)>> {
    for law in S::laws().into_iter().filter(|law| law.function == function) {
        let trial = Trial {
            subject: subject.to_owned(),
            law: law.path(),
            limits,
            beside: S::beside,
        };
        let Outcome {
            finding, output, ..
        } = run(&trial)?;
        if let Some(finding) = finding {
            return Ok(Some((Statement::of(&law), finding, output)));
        }
    }
    Ok(None)
}

/// Compares a finding with the verdict that there should be.
pub(crate) fn expect(verdict: Option<Verdict>, finding: Option<&Finding>) -> Result<(), String> {
    let told = finding.map(|finding| finding.verdict);
    if told == verdict {
        return Ok(());
    }
    let name = |verdict: Option<Verdict>| verdict.map_or("no finding", Verdict::name);
    let detail = finding.map_or_else(String::new, |finding| format!(":\n{finding}"));
    Err(format!(
        "should be {}, was {}{detail}",
        name(verdict),
        name(told)
    ))
}

fn short<S: Subject>() -> &'static str {
    Exercise::of::<S>().short()
}

fn cannot_start(error: &io::Error) -> String {
    format!("the check could not be started: {error}")
}

/// What the student reads.
fn shown<S: Subject>(finding: &Finding, law: &Statement, output: &str) -> String {
    let mut text = if finding.verdict == Verdict::NotWrittenYet {
        // What was asked, and why, is of no use before there is an answer.
        let place = finding.place.as_deref().unwrap_or(law.function);
        let head = format!("{} at {place}", finding.verdict);
        match finding.to_write() {
            "" => head,
            text => format!("{head}\n  write    {text}"),
        }
    } else {
        format!("{finding}\n  why      {}", law.why)
    };
    if let Some(task) = S::tasks().iter().find(|task| task.function == law.function) {
        let hint = format!("cargo course hint {} --task {}", short::<S>(), task.number);
        text = format!("{text}\n  hint     {hint}");
    }
    // An unwritten function has printed nothing that matters.
    if !output.is_empty() && finding.verdict != Verdict::NotWrittenYet {
        let output = output.replace('\n', "\n           ");
        text = format!("{text}\n  printed  {output}");
    }
    text
}
