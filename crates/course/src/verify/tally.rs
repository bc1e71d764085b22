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
    pub(super) fn of(exercises: &[Exercise]) -> Self {
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
        let sum = |count| -> u32 {
            self.rows
                .iter()
                .filter_map(|row| row.counts.get(&count))
                .sum()
        };
        format!(
            "{} exercises: {} tasks begin with their verdict; {} laws hold for the solutions; {} wrong answers \
             are rejected, {} accepted once mended; {} right ones are accepted; {} tests of given code pass; {} wrong",
            self.rows.len(),
            sum(Count::Starts),
            sum(Count::Laws),
            sum(Count::Wrong),
            sum(Count::Mended),
            sum(Count::Right),
            sum(Count::Given),
            self.findings().count()
        )
    }
}
