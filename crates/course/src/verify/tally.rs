//! What was found and counted, an exercise at a time.

use super::Finding;
use super::doing::{Count, Outcome};
use spec::Exercise;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The result of it all.
#[derive(Debug)]
pub(crate) struct Tally {
    rows: Vec<Row>,
    /// Of no exercise in particular.
    course: Vec<Finding>,
}

#[derive(Debug)]
struct Row {
    exercise: Exercise,
    counts: BTreeMap<Count, u32>,
    findings: Vec<Finding>,
}

impl Tally {
    pub(crate) fn of(exercises: &[Exercise]) -> Self {
        let row = |exercise: &Exercise| Row {
            exercise: *exercise,
            counts: BTreeMap::new(),
            findings: Vec::new(),
        };
        Self {
            rows: exercises.iter().map(row).collect(),
            course: Vec::new(),
        }
    }

    /// Of an exercise; or of the course, if of none.
    pub(super) fn add(&mut self, exercise: Option<&Exercise>, findings: Vec<Finding>) {
        let row = self
            .rows
            .iter_mut()
            .find(|row| exercise.is_some_and(|exercise| exercise.package == row.exercise.package));
        row.map_or(&mut self.course, |row| &mut row.findings)
            .extend(findings);
    }

    pub(super) fn take(&mut self, exercise: &Exercise, outcome: Outcome) {
        self.add(Some(exercise), outcome.findings);
        let row = self
            .rows
            .iter_mut()
            .find(|row| row.exercise.package == exercise.package);
        if let Some(row) = row {
            for (count, number) in outcome.counts {
                *row.counts.entry(count).or_default() += number;
            }
        }
    }

    pub(crate) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.course
            .iter()
            .chain(self.rows.iter().flat_map(|row| &row.findings))
    }

    /// A row an exercise.
    pub(crate) fn table(&self) -> String {
        let mut table =
            String::from("exercise          tasks  laws  wrong  mended  right  given\n");
        for row in &self.rows {
            let count = |count| row.counts.get(&count).copied().unwrap_or(0);
            let wrong = match row.findings.len() {
                0 => String::new(),
                number => format!("  {number} WRONG"),
            };
            writeln!(
                table,
                "{:<16} {:>6} {:>5} {:>6} {:>7} {:>6} {:>6}{wrong}",
                row.exercise.package,
                count(Count::Starts),
                count(Count::Laws),
                count(Count::Wrong),
                count(Count::Mended),
                count(Count::Right),
                count(Count::Given),
            )
            .expect("a string takes all");
        }
        table
    }

    /// All that was counted, in a line.
    pub(crate) fn counts(&self) -> String {
        let sum = |count| -> usize {
            let counts = self.rows.iter().filter_map(|row| row.counts.get(&count));
            counts.map(|count| *count as usize).sum()
        };
        let exercises = agreeing(self.rows.len(), "exercise", "exercises");
        let tasks = agreeing(
            sum(Count::Starts),
            "task begins with its verdict",
            "tasks begin with their verdict",
        );
        let laws = agreeing(sum(Count::Laws), "law holds", "laws hold");
        let rejected = agreeing(
            sum(Count::Wrong),
            "wrong answer is rejected",
            "wrong answers are rejected",
        );
        let accepted = agreeing(
            sum(Count::Right),
            "right one is accepted",
            "right ones are accepted",
        );
        let given = agreeing(
            sum(Count::Given),
            "test of given code passes",
            "tests of given code pass",
        );
        format!(
            "{exercises}: {tasks}; {laws} for the solutions; {rejected}, {} accepted once mended; {accepted}; {given}; \
             {} wrong",
            sum(Count::Mended),
            self.findings().count()
        )
    }
}

/// A number, and what is said of one or of several.
fn agreeing(number: usize, one: &str, several: &str) -> String {
    let words = if number == 1 { one } else { several };
    format!("{number} {words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTS: [Count; 6] = [
        Count::Starts,
        Count::Laws,
        Count::Wrong,
        Count::Mended,
        Count::Right,
        Count::Given,
    ];

    #[test]
    fn one_is_told_as_one() {
        let all = spec::exercises();
        let mut tally = Tally::of(&all[..1]);
        let outcome = |number| Outcome {
            counts: COUNTS.map(|count| (count, number)).into(),
            ..Outcome::default()
        };
        tally.take(&all[0], outcome(1));
        assert_eq!(
            tally.counts(),
            "1 exercise: 1 task begins with its verdict; 1 law holds for the solutions; 1 wrong answer is rejected, \
             1 accepted once mended; 1 right one is accepted; 1 test of given code passes; 0 wrong"
        );
        tally.take(&all[0], outcome(1));
        assert!(
            tally.counts().contains("; 2 laws hold for"),
            "{}",
            tally.counts()
        );
    }
}
