//! What the measurements say: groups of rows, each with its speedup and what the machine gave.

mod grid;
mod group;
mod kind;
mod reference;
mod row;

use crate::Trouble;
use crate::baseline::{Baseline, Benchmark};
use crate::machine::Machine;
use serde::Serialize;
use std::collections::BTreeMap;

pub(crate) use grid::legend;
pub use group::{Group, Law};
pub use kind::Kind;
pub use reference::Against;
pub use row::Row;

/// A report on one baseline.
#[derive(Clone, Debug, Serialize)]
pub struct Study {
    /// The baseline.
    pub baseline: String,
    /// On which machine, which commit, and what makes its cores less than they seem.
    pub machine: Vec<String>,
    /// By name.
    pub groups: Vec<Group>,
    /// What could not be read.
    pub remarks: Vec<String>,
}

impl Study {
    /// Of the groups with these names, or of all.
    ///
    /// # Errors
    /// There is no group of such a name.
    pub fn of(baseline: &Baseline, names: &[String]) -> Result<Self, Trouble> {
        let mut groups: BTreeMap<&str, Vec<&Benchmark>> = BTreeMap::new();
        for benchmark in &baseline.benchmarks {
            groups
                .entry(&benchmark.id.group_id)
                .or_default()
                .push(benchmark);
        }
        let all: Vec<&str> = groups.keys().copied().collect();
        if let Some(unknown) = names.iter().find(|name| !all.contains(&name.as_str())) {
            return Err(Trouble::no_such_name(format!(
                "baseline `{}` has no group `{unknown}`; it has {}",
                baseline.name,
                all.join(", ")
            )));
        }
        groups.retain(|name, _| names.is_empty() || names.iter().any(|wanted| wanted == name));
        Ok(Self {
            baseline: baseline.name.clone(),
            machine: machines(groups.values().flatten().copied()),
            groups: groups
                .into_iter()
                .map(|(name, benchmarks)| Group::of(name, &benchmarks))
                .collect(),
            remarks: baseline.remarks.clone(),
        })
    }
}

/// What is known of the machines, each thing once.
pub(crate) fn machines<'a>(benchmarks: impl Iterator<Item = &'a Benchmark>) -> Vec<String> {
    let mut machines: Vec<&Machine> = Vec::new();
    for benchmark in benchmarks {
        let record = benchmark.machine.as_ref();
        let machine = record.and_then(|record| record.machine.as_ref());
        machines.extend(machine.filter(|machine| !machines.contains(machine)));
    }
    let mut known: Vec<String> = Vec::new();
    for machine in machines {
        let mut sentence = machine.sentence();
        for (name, value) in [
            ("rustc", machine.rustc.clone()),
            ("commit", machine.version()),
        ] {
            if let Some(value) = value {
                sentence = format!("{sentence}, {name} {value}");
            }
        }
        let sentence = sentence.trim_start_matches(", ").to_owned();
        for told in std::iter::once(sentence).chain(machine.cautions()) {
            if !told.is_empty() && !known.contains(&told) {
                known.push(told);
            }
        }
    }
    known
}
