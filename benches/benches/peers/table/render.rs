//! The lines of the table, as Markdown.

use super::measure::Measured;
use super::row::{Goal, digits};
use super::series::{Series, median, range};

/// The columns after ours: the head, and the cases told in it, each with what sets it apart.
const COLUMNS: [(&str, &[(&str, &str)]); 5] = [
    (
        "floor",
        &[
            ("floor", ""),
            ("floor_spinning", "both spinning"),
            ("floor_true", "`true`"),
            ("floor_one_block", "in one block"),
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
    let names = COLUMNS.map(|column| column.0).join(" | ");
    let rules = " --- |".repeat(COLUMNS.len() + 4);
    format!("| | to reach | ours | {names} | two threads got |\n|{rules}\n")
}

/// A line for what was measured in rounds.
pub(crate) fn line(measured: &Measured) -> String {
    let row = &measured.row;
    let tell = |who: &str| {
        let series = measured.of(who)?;
        Some(digits(row.unit.of(middle(series)?)))
    };
    let ours = in_rounds(measured).unwrap_or_default();
    full(
        row.title,
        &goal(row.goal),
        &ours,
        tell,
        &machine(&measured.gave),
    )
}

/// A line for what was not: whose column, and what stands there.
pub(crate) fn by_hand(title: &str, goal: &str, cells: &[(&str, String)]) -> String {
    let tell = |who: &str| {
        let cell = cells.iter().find(|cell| cell.0 == who);
        cell.map(|cell| cell.1.clone())
    };
    full(title, goal, &tell("ours").unwrap_or_default(), tell, "")
}

fn full(
    title: &str,
    goal: &str,
    ours: &str,
    tell: impl Fn(&str) -> Option<String>,
    machine: &str,
) -> String {
    let peers = COLUMNS.map(|(_, whos)| {
        let labelled = |&(who, label): &(&str, &str)| {
            let value = tell(who)?;
            Some(match label {
                "" => value,
                label => format!("{value} ({label})"),
            })
        };
        let values: Vec<String> = whos.iter().filter_map(labelled).collect();
        values.join(", ")
    });
    let peers = peers.join(" | ");
    format!("| {title} | {goal} | {ours} | {peers} | {machine} |\n")
}

fn middle(series: &Series) -> Option<f64> {
    median(series.seconds.iter().copied())
}

/// What two threads got of two cores: the median, and the least.
pub(crate) fn machine(gave: &[f64]) -> String {
    let all = || gave.iter().copied();
    median(all()).map_or(String::new(), |middle| {
        format!("{middle:.2}, least {:.2}", range(all()).0)
    })
}

fn goal(goal: Goal) -> String {
    match goal {
        Goal::None => String::new(),
        Goal::AtMost(value) => format!("{value}"),
        Goal::TimesFloor(times) => format!("{times} × floor"),
        Goal::ShareOfFloor(share) => format!("{:.0}% of the floor", share * 100.0),
    }
}

/// The cell of ours: the value, what stands beside it, and whether the goal is met.
pub(crate) fn ours(value: &str, beside: &str, met: bool) -> String {
    let verdict = if met { "met" } else { "not met" };
    format!("**{value}**{beside}: {verdict}")
}

fn in_rounds(measured: &Measured) -> Option<String> {
    let series = measured.of("multiprocess")?;
    let tell = |seconds| measured.row.unit.of(seconds);
    let value = tell(middle(series)?);
    let (least, most) = range(series.seconds.iter().copied().map(tell));
    let spread = format!(" ({} to {})", digits(least), digits(most));
    let cell = |beside: String, met| ours(&digits(value), &(spread.clone() + &beside), met);
    let judged = match (measured.row.goal, times_floor(measured, series)) {
        (Goal::AtMost(goal), _) => Some(cell(String::new(), value <= goal)),
        (Goal::TimesFloor(goal), Some(times)) => {
            Some(cell(format!(", {times:.2} × floor"), times <= goal))
        }
        (Goal::ShareOfFloor(goal), Some(times)) => {
            let share = 1.0 / times;
            let beside = format!(", {:.0}% of the floor", share * 100.0);
            Some(cell(beside, share >= goal))
        }
        // There is no goal, or no floor on this system to compare with.
        (Goal::None | Goal::TimesFloor(_) | Goal::ShareOfFloor(_), _) => None,
    };
    Some(judged.unwrap_or_else(|| format!("**{}**{spread}", digits(value))))
}

/// How many times as long as the floor of the same round: the median of the rounds.
fn times_floor(measured: &Measured, ours: &Series) -> Option<f64> {
    let floor = measured.of("floor")?;
    let rounds = ours.seconds.iter().zip(&floor.seconds);
    median(rounds.map(|(ours, floor)| ours / floor))
}
