//! A group as a table.

use super::{Against, Group, Kind, Row};
use crate::grid::{Cell, Grid, Tone, numbers, words};
use crate::marks::{self, CROWDED, POOR};
use crate::probe::{self, Poor, Reason};
use crate::units;

/// A cell of each row.
type Cells<'a> = dyn Fn(&dyn Fn(&Row) -> Cell) -> Vec<Cell> + 'a;

impl Group {
    pub(crate) fn grid(&self) -> Grid {
        let mut grid = Grid {
            title: self.title(),
            notes: self.notes(),
            ..Grid::default()
        };
        let of = |cell: &dyn Fn(&Row) -> Cell| self.rows.iter().map(cell).collect::<Vec<_>>();
        let runner = if self.kind == Kind::Who {
            "task"
        } else {
            "runner"
        };
        grid.column(words(runner), of(&|row| row.runner.as_str().into()));
        let mut parameter = numbers(self.kind.title(), 0);
        parameter.number = self.kind != Kind::Who;
        let value = |row: &Row| row.parameter.clone().unwrap_or_default().into();
        grid.column(parameter, of(&value));
        grid.column(
            numbers("time", 0),
            of(&|row| units::time(row.time.value).into()),
        );
        let spread = |row: &Row| row.time.spread().map_or(String::new(), units::percent);
        grid.column(numbers("±", 4), of(&|row| spread(row).into()));
        self.comparison(&mut grid, &of);
        let python = |row: &Row| {
            row.times_rust
                .map_or(String::new(), |times| units::times(times.value))
        };
        grid.column(numbers("Python/Rust", 1), of(&|row| python(row).into()));
        grid
    }

    fn comparison(&self, grid: &mut Grid, of: &Cells<'_>) {
        let compared = |row: &Row| row.speedup.or(row.slowdown);
        let title = match self.against {
            Against::Serial => "speedup",
            Against::Fastest => "times",
        };
        grid.column(numbers(title, 0), of(&|row| marked(row)));
        let interval = |row: &Row| {
            let compared = compared(row)?;
            units::interval(&compared, units::times)
        };
        grid.column(
            numbers("95% interval", 0),
            of(&|row| interval(row).unwrap_or_default().into()),
        );
        if self.kind == Kind::Workers {
            let shown = |share: Option<f64>| share.map_or(String::new(), units::percent);
            grid.column(
                numbers("efficiency", 1),
                of(&|row| shown(row.efficiency).into()),
            );
        }
        let gave = |row: &Row| row.machine_gave.map_or(String::new(), units::times);
        grid.column(numbers("machine", 2), of(&|row| gave(row).into()));
        let used = |row: &Row| row.used.map_or(String::new(), units::percent);
        grid.column(numbers("used", 2), of(&|row| used(row).into()));
        let serial = |row: &Row| {
            row.serial_fraction
                .map_or(String::new(), |fraction| units::percent(fraction.value))
        };
        grid.column(numbers("serial part", 3), of(&|row| serial(row).into()));
    }

    /// The group in a line. Where the rows do not say how many workers there were, it does.
    fn title(&self) -> String {
        let mut workers = self
            .rows
            .iter()
            .filter_map(|row| row.workers)
            .filter(|n| *n > 1);
        let first = workers.next().filter(|_| self.kind != Kind::Workers);
        let all_alike = first.filter(|first| workers.all(|n| n == *first));
        let known = [
            self.cores.map(units::cores),
            all_alike.map(|workers| format!("{workers} workers")),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        if known.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, known.join(", "))
        }
    }

    /// What the marks and the numbers mean, and what must be known of them.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let cores = self.cores.map_or(String::new(), units::cores);
        if self.rows.iter().any(|row| row.crowded) {
            notes.push(format!(
                "{CROWDED} more workers than cores: they share {cores}. Work that computes gains no more than {} times; only work that waits, as downloads do, can gain more.",
                self.cores.map_or(String::new(), units::times)
            ));
        }
        // Where nobody looked, the remarks say so: also of rows that are marked for another reason.
        let seen = |poor: &Poor| !matches!(poor.reason, Reason::Unseen | Reason::UnseenSerial);
        let poor = |row: &Row| Some((name(row), row.poor_probe.filter(seen)?));
        notes.extend(marks::poor_probes(self.rows.iter().filter_map(poor)));
        notes.extend(self.laws());
        notes.extend(self.remarks.iter().map(|remark| format!("{remark}.")));
        notes
    }

    fn laws(&self) -> Vec<String> {
        let law = |law: &super::Law| {
            let amdahl = &law.amdahl;
            format!(
                "Amdahl's law, {}: {} of the work is serial (fitted to {} numbers of workers, which it misses by {} at most).",
                law.runner,
                units::percent(amdahl.serial_fraction),
                amdahl.points,
                units::percent(amdahl.worst_miss)
            )
        };
        let mut told: Vec<String> = self.laws.iter().map(law).collect();
        let fractions = self.rows.iter().any(|row| row.serial_fraction.is_some());
        if told.is_empty() && fractions && self.kind == Kind::Workers {
            told.push(
                "Amdahl's law is not fitted: that needs two numbers of workers from 2 up to the number of cores.".to_owned(),
            );
        }
        told
    }
}

fn name(row: &Row) -> String {
    let parameter = row.parameter.iter().map(String::as_str);
    let parts: Vec<&str> = std::iter::once(row.runner.as_str())
        .chain(parameter)
        .collect();
    parts.join("/")
}

/// The speedup with its marks. A row without one has its mark all the same.
fn marked(row: &Row) -> Cell {
    let compared = row.speedup.or(row.slowdown);
    let mut text = compared.map_or(String::new(), |times| units::times(times.value));
    text.extend(row.crowded.then_some(CROWDED));
    text.extend(row.poor_probe.is_some().then_some(POOR));
    let tone = match compared {
        _ if row.poor_probe.is_some() => Tone::Doubtful,
        _ => Tone::Plain,
    };
    Cell::new(text, tone)
}

/// What the columns mean: once for a whole report.
pub(crate) fn legend(groups: &[Group]) -> Vec<String> {
    let any = |has: &dyn Fn(&Row) -> bool| groups.iter().flat_map(|group| &group.rows).any(has);
    let mut legend = Vec::new();
    let mut add = |needed: bool, sentence: &str| {
        if needed {
            legend.push(sentence.to_owned());
        }
    };
    add(
        true,
        "time: of one iteration, and by how much it may be off (±, 95%).",
    );
    add(
        any(&|row| row.speedup.is_some()),
        "speedup: the serial runner's time by this one's, with the interval that holds the truth in 95 of 100 cases (from the samples of both). efficiency: speedup by workers.",
    );
    add(
        any(&|row| row.slowdown.is_some()),
        "times: this one's time by that of the fastest that does the same.",
    );
    add(
        any(&|row| row.machine_gave.is_some()),
        "machine: the speedup that work without any loss would have had, by the probe before and after both benchmarks. used: the share of it that became speedup; over 100% where work waits more than it computes, or where the machine changed meanwhile. The column divides by the serial benchmark's one-thread loop, so it can pass the number of cores where the machine was slower then; the notes compare with one thread in the same looks.",
    );
    add(
        any(&|row| row.serial_fraction.is_some()),
        "serial part: what Karp and Flatt's metric takes for serial, from this one speedup; below 0% where workers did more than their share.",
    );
    add(
        any(&|row| row.times_rust.is_some()),
        "Python/Rust: Python's time by that of the same runner in Rust.",
    );
    add(
        any(&|row| row.poor_probe.is_some()),
        &format!("{POOR} {}", probe::RULE),
    );
    legend
}
