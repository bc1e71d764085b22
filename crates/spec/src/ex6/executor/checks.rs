//! What the laws of an executor do to find out.

use super::WORK;
use crate::ex6::{Answer, Executor, Job, Promise, Subject};
use crate::harness::{Tree, settle};
use crate::laws::STILL;
use crate::{Engine, Finding, Lab, Verdict, judge};
use course_core::probe::{Evidence, Plan, now};
use course_core::{sum_square, sum_square_by_formula};
use std::sync::{Arc, mpsc};

fn task(number: u64) -> Job {
    Box::new(move || sum_square(number))
}

/// Submits so many tasks, and then asks for their results, the last one first.
pub(super) fn ask(
    subject: &Subject,
    lab: &mut Lab,
    tasks: usize,
    workers: usize,
    plan: Plan,
) -> Result<Evidence, Finding> {
    let asked = format!("new({workers}), submit {tasks} tasks, drop");
    let (given, evidence) = lab.observe(asked, plan, || {
        let executor = (subject.executor)(workers)?;
        results(submit_all(&executor, tasks, || ()))
    })?;
    judge_all(&given, &evidence)?;
    Ok(evidence)
}

fn submit_all(executor: &Executor, tasks: usize, mut each: impl FnMut()) -> Vec<Promise> {
    let mut promises = Vec::new();
    for number in 0..tasks {
        promises.push(executor(task(number as u64)));
        each();
    }
    promises
}

fn results(promises: Vec<Promise>) -> Answer<Vec<u64>> {
    let mut results = Vec::new();
    for promise in promises.into_iter().rev() {
        results.push(promise()?);
    }
    results.reverse();
    Ok(results)
}

fn judge_all(given: &[u64], evidence: &Evidence) -> Result<(), Finding> {
    let all = given.len();
    let right: Vec<u64> = (0..all as u64).map(sum_square_by_formula).collect();
    judge::answer(given, &right)?;
    let labels: Vec<String> = (0..all).map(|number| number.to_string()).collect();
    judge::calls(evidence, WORK, &labels)
}

pub(super) fn check_threads(subject: &Subject, lab: &mut Lab) -> Result<(), Finding> {
    let tree = Tree::own();
    for workers in [1, lab.draw(2..=6)] {
        let before = tree.threads();
        let asked = format!("new({workers})");
        let (executor, _) =
            lab.observe(asked, Plan::watch(WORK), || (subject.executor)(workers))?;
        // Where threads cannot be counted nothing is known about them.
        if cfg!(target_os = "linux") {
            settle(&tree, STILL, |_| false);
            let started = tree.threads().saturating_sub(before);
            let seen = format!("{started} threads were started, and {workers} asked for");
            match started.cmp(&workers) {
                std::cmp::Ordering::Less => return Err(Finding::new(Verdict::TooFewWorkers, seen)),
                std::cmp::Ordering::Equal => {}
                std::cmp::Ordering::Greater => {
                    return Err(Finding::new(Verdict::TooManyWorkers, seen));
                }
            }
        }
        drop(executor);
        settle(&tree, STILL, |tree| tree.threads() <= before);
    }
    Ok(())
}

/// The only thread is held in the first task while the others are submitted.
pub(super) fn check_submit(subject: &Subject, lab: &mut Lab) -> Result<(), Finding> {
    let tasks = lab.draw(5..=40);
    let mut submitted = Vec::new();
    let asked = format!("new(1), submit {tasks} tasks, drop");
    let (given, evidence) = lab.observe(asked, Plan::hold_apart(WORK, 0), || {
        let executor = (subject.executor)(1)?;
        let promises = submit_all(&executor, tasks, || submitted.push(now()));
        results(promises)
    })?;
    judge_all(&given, &evidence)?;
    let Some(released) = evidence.calls.first().map(|call| call.start) else {
        return Ok(());
    };
    let before = submitted.iter().filter(|at| **at < released).count();
    if before == tasks {
        return judge_order(&evidence);
    }
    let seen = format!(
        "the first task was held, and `submit` returned for {before} of {tasks} tasks before it was let go"
    );
    Err(Finding::new(Verdict::CallerBlocked, seen))
}

/// One thread does what it is given in the order in which it was given.
fn judge_order(evidence: &Evidence) -> Result<(), Finding> {
    for (place, call) in evidence.calls.iter().enumerate() {
        if call.item != place.to_string() {
            let seen = format!(
                "one thread did task {} as number {place}, counted from 0",
                call.item
            );
            return Err(Finding::new(Verdict::OutOfOrder, seen));
        }
    }
    Ok(())
}

const PANICS: usize = 5;

pub(super) fn check_panics(subject: &Subject, lab: &mut Lab) -> Result<(), Finding> {
    let asked = format!("new(2), and submit {PANICS} tasks that panic between others");
    let ((executor, outcomes), _) = lab.observe(asked, Plan::watch(WORK), || {
        let executor = (subject.executor)(2)?;
        let submit = |number: u64| {
            let panics: Job = Box::new(move || panic!("task {number} gives up"));
            (executor(panics), executor(task(number)))
        };
        let promises: Vec<_> = (0..PANICS as u64).map(submit).collect();
        let wait = |(bad, good): (Promise, Promise)| (bad(), good());
        let outcomes: Vec<_> = promises.into_iter().map(wait).collect();
        Ok((executor, outcomes))
    })?;
    for (number, (bad, good)) in outcomes.into_iter().enumerate() {
        judge_panic(number, &bad, &good)?;
    }
    // The same executor: it has as many threads as before.
    let asked = format!("submit 40 tasks more, after {PANICS} panics");
    let plan = Plan {
        name: WORK.to_owned(),
        workers: 2,
        windows: vec![0..20],
        apart: false,
    };
    let caller = lab.caller();
    let (given, evidence) = lab.observe(asked, plan, || {
        let given = results(submit_all(&executor, 40, || ()));
        drop(executor);
        given
    })?;
    judge_all(&given, &evidence)?;
    judge::workers(&evidence, Engine::Threads, 2, caller)
}

fn judge_panic(
    number: usize,
    bad: &Result<u64, String>,
    good: &Result<u64, String>,
) -> Result<(), Finding> {
    let said = format!("task {number} gives up");
    let wrong = match (bad, good) {
        (Err(error), _) if !error.contains(&said) => {
            format!("a task panicked with {said:?}, and its error says {error:?}")
        }
        (Ok(value), _) => format!("a task panicked with {said:?}, and its result is {value}"),
        (_, Err(error)) => format!("a task that did not panic has the error {error:?}"),
        (_, Ok(value)) if *value != sum_square_by_formula(number as u64) => {
            format!("the result of sum_square({number}) is {value}")
        }
        _ => return Ok(()),
    };
    Err(Finding::new(Verdict::WrongResult, wrong))
}

/// The only thread submits tasks, and somebody else waits for them.
pub(super) fn check_nested(subject: &Subject, lab: &mut Lab) -> Result<(), Finding> {
    let tasks = lab.draw(3..=9) as u64;
    let asked = format!("new(1), and submit {tasks} tasks from inside a task");
    let (given, evidence) = lab.observe(asked, Plan::watch(WORK), || {
        let executor = Arc::new((subject.executor)(1)?);
        let (sender, inner) = mpsc::channel();
        let theirs = Arc::clone(&executor);
        let outer = executor(Box::new(move || {
            for number in 0..tasks {
                // It is received as long as the law is asked.
                let _ = sender.send(theirs(task(number)));
            }
            // Before the result is told: the last one to hold the executor must not be its thread.
            drop(theirs);
            tasks
        }));
        outer()?;
        results(inner.into_iter().collect())
    })?;
    judge_all(&given, &evidence)
}

/// The only thread is held in the first task when the executor is dropped, and the others wait.
pub(super) fn check_drop(subject: &Subject, lab: &mut Lab) -> Result<(), Finding> {
    let tasks = lab.draw(5..=40);
    let mut dropped = 0;
    let asked = format!("new(1), submit {tasks} tasks, drop, and ask for the results then");
    let (outcomes, evidence) = lab.observe(asked, Plan::hold_apart(WORK, 0), || {
        let executor = (subject.executor)(1)?;
        let (begun, begins) = mpsc::channel();
        let mut promises = vec![executor(Box::new(move || {
            let _ = begun.send(());
            sum_square(0)
        }))];
        promises.extend((1..tasks as u64).map(|number| executor(task(number))));
        // It comes, or nobody will ever send it.
        let _ = begins.recv();
        drop(executor);
        dropped = now();
        let wait = |promise: Promise| promise();
        Ok(promises.into_iter().map(wait).collect::<Vec<_>>())
    })?;
    if evidence
        .calls
        .first()
        .is_some_and(|call| dropped < call.start)
    {
        let seen = format!("the executor was gone while its first of {tasks} tasks was still held");
        return Err(Finding::new(Verdict::LeftRunning, seen));
    }
    let labels: Vec<String> = (0..tasks).map(|number| number.to_string()).collect();
    judge::calls(&evidence, WORK, &labels)?;
    let given: Result<Vec<u64>, String> = outcomes.into_iter().collect();
    let given = given.map_err(|error| {
        let seen = format!("all tasks were done, and the result of one is the error {error:?}");
        Finding::new(Verdict::WrongResult, seen)
    })?;
    judge_all(&given, &evidence)
}
