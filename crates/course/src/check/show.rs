//! A check's result, as a learner reads it.

use super::diagnostics::Messages;
use super::evidence::{counted, most_telling, sentence, timeline};
use super::result::{Asked, Judged, Outcome, TaskResult};
use crate::page::{Page, paint};
use crate::{places, style};
use spec::{Exercise, Finding, Task, Verdict};

pub(crate) use crate::page::Look;

/// How far verdicts stand below their task.
const INDENT: usize = 4;

/// The whole of it, ending in what to do next.
pub(crate) fn show(exercise: &Exercise, outcome: &Outcome, look: Look) -> String {
    let mut page = Page::new(look);
    match outcome {
        Outcome::NotBuilt(messages) => not_built(exercise, messages, &mut page),
        Outcome::Asked(asked) => self::asked(exercise, asked, look.brief, &mut page),
    }
    page.text()
}

fn not_built(exercise: &Exercise, messages: &Messages, page: &mut Page) {
    let title = format!("{}: it does not compile", exercise.package);
    page.line(&paint(style::BAD, &title));
    if messages.given {
        page.text_of(
            "The checks call your functions as the exercise describes them. Has the name of one changed, or what it \
             takes or gives?",
        );
    }
    for message in &messages.shown {
        page.empty();
        page.raw(message);
    }
    page.empty();
    if messages.left_out > 0 {
        let more = counted(messages.left_out, "more error");
        page.text_of(&format!(
            "({more}, not about your file, left out: cargo build -p {} shows all)",
            exercise.package
        ));
    }
    if messages.outside {
        let file = places::learners_file(exercise);
        page.text_of(&format!(
            "This is outside of {}: it is not your answer that does not compile, but a file that you need not edit. \
             Has one of them been changed? `git status` tells.",
            file.display()
        ));
    }
}

fn asked(exercise: &Exercise, asked: &Asked, brief: bool, page: &mut Page) {
    let title = format!(
        "{}: {} of {} done",
        exercise.package,
        asked.done(),
        counted(asked.tasks.len(), "task")
    );
    let took = format!("  ({:.2} s)", asked.took.as_secs_f64());
    page.line(&format!(
        "{}{}",
        paint(style::STRONG, &title),
        paint(style::FAINT, &took)
    ));
    let mut open = false;
    for task in &asked.tasks {
        if open && brief {
            in_a_line(task, page);
        } else {
            page.empty();
            self::task(exercise, asked, task, page);
        }
        open |= !task.passed();
    }
    for (judged, wrong) in asked.wrong_given() {
        page.empty();
        page.item(
            paint(style::BAD, "✗"),
            &format!("given: `{}`, which has been changed", judged.law.function),
        );
        finding(judged, wrong, page);
    }
    if asked.passed() {
        for warning in &asked.warnings {
            page.empty();
            page.raw(warning);
        }
    }
}

/// A task that is not what the learner is at.
fn in_a_line(result: &TaskResult, page: &mut Page) {
    let task = &result.task;
    let verdict = result.wrong().next().map(|(_, finding)| finding.verdict);
    let (sign, verdict) = match verdict {
        None => (paint(style::GOOD, "✓"), String::new()),
        Some(verdict @ Verdict::NotWrittenYet) => (paint(style::TODO, "·"), format!(": {verdict}")),
        Some(verdict) => (paint(style::BAD, "✗"), format!(": {verdict}")),
    };
    page.item(sign, &format!("task {}{verdict}", task.number));
}

fn task(exercise: &Exercise, asked: &Asked, result: &TaskResult, page: &mut Page) {
    let task = &result.task;
    let title = format!("task {}: {}", task.number, task.title);
    let mut wrong = result.wrong();
    let Some((judged, wrong_one)) = wrong.next() else {
        page.item(paint(style::GOOD, "✓"), &title);
        let laws = result.laws.iter().map(|judged| &judged.ended);
        if let Some(evidence) = most_telling(laws).and_then(sentence) {
            page.faint(INDENT, &evidence);
        }
        return;
    };
    if wrong_one.verdict == Verdict::NotWrittenYet {
        page.item(paint(style::TODO, "·"), &title);
        not_written(asked, judged, wrong_one, page);
        return;
    }
    page.item(paint(style::BAD, "✗"), &title);
    finding(judged, wrong_one, page);
    let others: Vec<String> = wrong
        .map(|(judged, finding)| also(judged, finding))
        .collect();
    if !others.is_empty() {
        page.entry(INDENT, "also", &others.join("; "));
    }
    let hint = format!(
        "cargo course hint {} --task {}",
        exercise.short(),
        task.number
    );
    page.entry(INDENT, "hint", &hint);
}

fn not_written(asked: &Asked, judged: &Judged, finding: &Finding, page: &mut Page) {
    let verdict = paint(style::TODO, finding.verdict.name());
    if let Some(first) = needed(asked, judged, finding) {
        page.verdict(INDENT, verdict, None);
        let first = format!(
            "task {}: without it this one cannot be checked",
            first.number
        );
        page.entry(INDENT, "first", &first);
        return;
    }
    let place = finding.place.as_deref().unwrap_or(&judged.law.function);
    page.verdict(INDENT, verdict, Some(place));
    // A `todo!` may be without a text: then the title has to do.
    if !finding.to_write().is_empty() {
        page.entry(INDENT, "write", finding.to_write());
    }
}

/// The task before it that came to the same `todo!`, if any: one that this one's function needs.
fn needed<'a>(asked: &'a Asked, judged: &Judged, finding: &Finding) -> Option<&'a Task> {
    let place = finding.place.as_ref()?;
    let before = asked
        .tasks
        .iter()
        .take_while(|result| Some(result.task.number) != judged.law.task);
    before
        .filter(|result| {
            let told = result.wrong().next().map(|(_, told)| told);
            told.is_some_and(|told| {
                told.verdict == Verdict::NotWrittenYet && told.place.as_ref() == Some(place)
            })
        })
        .map(|result| &result.task)
        .next()
}

fn finding(judged: &Judged, finding: &Finding, page: &mut Page) {
    page.verdict(
        INDENT,
        paint(style::BAD, finding.verdict.name()),
        finding.place.as_deref(),
    );
    if !finding.asked.is_empty() {
        page.entry(INDENT, "asked", &finding.asked);
    }
    page.entry(INDENT, "seen", &finding.seen);
    page.entry(INDENT, "look at", finding.verdict.advice());
    let evidence = sentence(&judged.ended);
    // Some verdicts say just that.
    if let Some(evidence) = evidence.filter(|evidence| !finding.seen.contains(evidence)) {
        page.entry(INDENT, "evidence", &evidence);
    }
    page.entry(INDENT, "why", &judged.law.why);
    if !judged.ended.output.is_empty() {
        page.entry(INDENT, "printed", &judged.ended.output);
    }
    if finding.verdict.is_about_who_did_what()
        && let Some(drawn) = timeline(&judged.ended, page.width() - INDENT)
    {
        page.empty();
        page.block(
            INDENT,
            "who did what when (a check holds calls, to see who else comes):",
        );
        page.block(INDENT, &drawn);
        page.empty();
    }
}

/// Another law of the same task, in short.
fn also(judged: &Judged, finding: &Finding) -> String {
    let law = judged
        .law
        .path
        .rsplit("::")
        .next()
        .unwrap_or(&judged.law.path);
    format!("{} ({})", law.replace('_', " "), finding.verdict)
}

#[cfg(test)]
mod tests;
