//! The table as Markdown.

use super::measure::Measured;
use super::row::{Goal, Unit};
use super::series::{Series, median, range};

/// The columns after ours: the head, and the cases told in it, each with what sets it apart.
const COLUMNS: [(&str, &[(&str, &str)]); 5] = [
    (
        "floor",
        &[
            ("floor", ""),
            ("floor_spinning", "both spinning"),
            ("floor_one_block", "written in one block"),
        ],
    ),
    ("procspawn", &[("procspawn", "")]),
    (
        "Python `Pool`",
        &[("python_pool", ""), ("python_pool_spawn", "spawn")],
    ),
    (
        "Python executor",
        &[("python_executor", ""), ("python_executor_spawn", "spawn")],
    ),
    ("threads", &[("threads", "")]),
];

/// The head of the table.
pub(crate) fn head() -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.0).collect();
    format!(
        "| two workers | to reach | ours | {} | the machine gave |\n|{}\n",
        names.join(" | "),
        " --- |".repeat(names.len() + 4)
    )
}

/// One line of the table.
pub(crate) fn line(measured: &Measured) -> String {
    let row = &measured.row;
    let cells = COLUMNS.map(|(_, whos)| {
        let told = whos.iter().filter_map(|(who, label)| {
            let value = row.unit.tell(middle(measured.of(who)?)?);
            Some(if label.is_empty() {
                value
            } else {
                format!("{value} ({label})")
            })
        });
        told.collect::<Vec<_>>().join(", ")
    });
    format!(
        "| {} | {} | {} | {} | {} |\n",
        row.title,
        goal(row.goal),
        ours(measured).unwrap_or_default(),
        cells.join(" | "),
        machine(&measured.gave)
    )
}

fn middle(series: &Series) -> Option<f64> {
    median(series.seconds.iter().copied())
}

/// What two threads got of two cores, as a median, and the least.
pub(crate) fn machine(gave: &[f64]) -> String {
    match median(gave.iter().copied()) {
        Some(middle) => format!("{middle:.2}, least {:.2}", range(gave.iter().copied()).0),
        None => String::new(),
    }
}

fn goal(goal: Goal) -> String {
    match goal {
        Goal::AtMost(value) => format!("{value}"),
        Goal::TimesFloor(times) => format!("{times} × floor"),
        Goal::ShareOfFloor(share) => format!("{:.0}% of the floor", share * 100.0),
    }
}

/// The median, the least and the most, and whether the goal is met.
fn ours(measured: &Measured) -> Option<String> {
    let unit = measured.row.unit;
    let series = measured.of("multiprocess")?;
    let value = unit.of(middle(series)?);
    let (least, most) = range(series.seconds.iter().map(|&seconds| unit.of(seconds)));
    let (beside, met) = verdict(measured, series, value)?;
    Some(format!(
        "**{}**{beside}, from {} to {}: {}",
        super::row::digits(value),
        super::row::digits(least),
        super::row::digits(most),
        if met { "met" } else { "not met" }
    ))
}

/// Beside the floor of the same rounds, round by round.
fn verdict(measured: &Measured, ours: &Series, value: f64) -> Option<(String, bool)> {
    let times = || {
        let floor = measured.of("floor")?;
        let both = ours.seconds.iter().zip(&floor.seconds);
        median(both.map(|(ours, floor)| ours / floor))
    };
    Some(match measured.row.goal {
        Goal::AtMost(most) => match measured.row.unit {
            Unit::Rate(_) => (String::new(), value >= most),
            Unit::Micros => (String::new(), value <= most),
        },
        Goal::TimesFloor(most) => {
            let times = times()?;
            (format!(" = {times:.2} × floor"), times <= most)
        }
        Goal::ShareOfFloor(least) => {
            let share = 1.0 / times()?;
            (
                format!(" = {:.0}% of the floor", share * 100.0),
                share >= least,
            )
        }
    })
}
