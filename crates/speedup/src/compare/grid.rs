//! A comparison as a table.

use super::{Comparison, Difference, Side, Verdict};
use crate::grid::{Cell, Grid, Tone, numbers, words};
use crate::marks::{self, POOR};
use crate::{probe, units};

impl Comparison {
    pub(crate) fn grid(&self) -> Grid {
        let mut grid = Grid {
            title: format!("A: {}   B: {}", self.a, self.b),
            ..Grid::default()
        };
        let of = |cell: &dyn Fn(&Difference) -> Cell| {
            self.differences.iter().map(cell).collect::<Vec<_>>()
        };
        grid.column(words("benchmark"), of(&|one| one.id.as_str().into()));
        grid.column(numbers("A", 2), of(&|one| units::time(one.a).into()));
        grid.column(numbers("B", 2), of(&|one| units::time(one.b).into()));
        grid.column(numbers("change", 0), of(&change));
        let interval = |one: &Difference| units::interval(&one.change, units::change);
        grid.column(
            numbers("95% interval", 1),
            of(&|one| interval(one).unwrap_or_default().into()),
        );
        grid.column(words("B is"), of(&|one| self.verdict(one)));
        grid
    }

    fn verdict(&self, difference: &Difference) -> Cell {
        let verdict = difference.verdict();
        let beyond = self.is_beyond_threshold(difference);
        let name = verdict.name();
        let text = match self.threshold.filter(|_| beyond) {
            Some(threshold) => format!("{name}, beyond {}", units::percent(threshold)),
            None => name.to_owned(),
        };
        let tone = match verdict {
            Verdict::Slower => Tone::Bad,
            Verdict::Faster => Tone::Good,
            Verdict::Same => Tone::Plain,
            Verdict::Unknown | Verdict::Copy => Tone::Doubtful,
        };
        Cell::new(text, tone)
    }

    /// What the table says, and what it does not.
    pub(crate) fn summary(&self) -> Vec<String> {
        let count = |verdict| {
            let of_it = |one: &&Difference| one.verdict() == verdict;
            self.differences.iter().filter(of_it).count()
        };
        let (slower, faster) = (count(Verdict::Slower), count(Verdict::Faster));
        let all = self.differences.len();
        let tested = slower + faster + count(Verdict::Same);
        let by_chance = tested as f64 * 0.05;
        let benchmarks = if all == 1 { "benchmark" } else { "benchmarks" };
        let mut told = vec![format!(
            "Of {all} {benchmarks}, B is slower in {slower} and faster in {faster} beyond the 95% interval of the ratio of means. Were there no difference at all, about {by_chance:.0} would seem to have one."
        )];
        let copies = count(Verdict::Copy);
        if copies > 0 {
            let are = if copies == 1 { "is" } else { "are" };
            told.push(format!(
                "{copies} {are} the very same measurement under two names: Criterion overwrites `base` with each plain run. `cargo bench -p benches -- --save-baseline NAME` keeps one.",
            ));
        }
        if let Some(threshold) = self.threshold {
            let beyond = |one: &&Difference| self.is_beyond_threshold(one);
            let beyond = self.differences.iter().filter(beyond).count();
            told.push(format!(
                "Slower by more than {}, with the whole interval: {beyond}.",
                units::percent(threshold)
            ));
            told.extend(self.passed_over());
        }
        told.extend(self.machines());
        told.extend(only("A", &self.only_a));
        told.extend(only("B", &self.only_b));
        told.extend(self.poor());
        told
    }

    /// What says nothing about the threshold.
    fn passed_over(&self) -> Option<String> {
        let reasons = self.not_judged();
        let parts: Vec<String> = reasons
            .iter()
            .map(|(count, why)| format!("{count} {why}"))
            .collect();
        (!parts.is_empty()).then(|| format!("Not judged: {}.", parts.join(", ")))
    }

    fn machines(&self) -> Option<String> {
        let [a, b] = [&self.machine_a, &self.machine_b].map(|machine| machine.join("; "));
        if a == b {
            return None;
        }
        let known = |machine: String| {
            if machine.is_empty() {
                "not known".to_owned()
            } else {
                machine
            }
        };
        Some(format!(
            "A and B were not measured alike, so what differs may be that. A: {}. B: {}.",
            known(a),
            known(b)
        ))
    }

    fn poor(&self) -> Vec<String> {
        let mut told = Vec::new();
        for side in [Side::A, Side::B] {
            let of_it = self.differences.iter().filter_map(|one| {
                let (where_, poor) = one.poor_probe?;
                (where_ == side).then(|| (one.id.clone(), poor))
            });
            let notes = marks::poor_probes(of_it);
            told.extend(notes.iter().map(|note| format!("{note} ({side:?})")));
        }
        if !told.is_empty() {
            told.push(format!("{POOR} {}", probe::RULE));
        }
        told
    }
}

fn change(difference: &Difference) -> Cell {
    let mut text = units::change(difference.change.value);
    text.extend(difference.poor_probe.is_some().then_some(POOR));
    let tone = match difference.poor_probe {
        Some(_) => Tone::Doubtful,
        None => Tone::Plain,
    };
    Cell::new(text, tone)
}

fn only(side: &str, ids: &[String]) -> Option<String> {
    (!ids.is_empty()).then(|| format!("Only in {side}: {}.", ids.join(", ")))
}
