//! A baseline in one file, to be kept or sent.

use crate::Trouble;
use crate::baseline::{Baseline, Benchmark, Estimates, Id};
use crate::criterion::parse_sample;
use crate::machine::MachineRecord;
use crate::statistics::Sample;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// The number of this format. Fields that are added leave it as it is.
const FORMAT: u32 = 1;
/// How the file says what it is.
const KIND: &str = "cargo course export";

#[derive(Serialize)]
struct Written<'a> {
    kind: &'a str,
    format: u32,
    baseline: &'a str,
    benchmarks: Vec<WrittenBenchmark<'a>>,
}

#[derive(Serialize)]
struct WrittenBenchmark<'a> {
    id: &'a Id,
    estimates: &'a Option<Estimates>,
    sample: &'a Option<Sample>,
    machine: &'a Option<MachineRecord>,
}

/// The baseline as JSON: with each benchmark its samples, Criterion's estimates, and the record of the machine
/// (processor, cores, commit, the looks of the probe). Nothing of where it was stored.
#[expect(
    clippy::missing_panics_doc,
    reason = "JSON of text, numbers and lists cannot fail"
)]
pub fn to_json(baseline: &Baseline) -> String {
    let written = Written {
        kind: KIND,
        format: FORMAT,
        baseline: &baseline.name,
        benchmarks: baseline
            .benchmarks
            .iter()
            .map(|benchmark| WrittenBenchmark {
                id: &benchmark.id,
                estimates: &benchmark.estimates,
                sample: &benchmark.sample,
                machine: &benchmark.machine,
            })
            .collect(),
    };
    serde_json::to_string_pretty(&written).expect("all of its keys are text")
}

#[derive(Deserialize)]
struct Head {
    kind: String,
    format: u32,
}

#[derive(Deserialize)]
struct Read {
    baseline: String,
    benchmarks: Vec<ReadBenchmark>,
}

#[derive(Deserialize)]
struct ReadBenchmark {
    id: Id,
    estimates: Option<Estimates>,
    sample: Option<serde_json::Value>,
    machine: Option<MachineRecord>,
}

/// Reads such a file.
///
/// # Errors
/// It is not there, or no such file, or of a format that is not known here.
pub fn read(file: &Path) -> Result<Baseline, Trouble> {
    let explain = |why: String| Trouble::failed(format!("{}: {why}", file.display()));
    let json = fs::read(file).map_err(|error| explain(error.to_string()))?;
    let mut baseline = parse(&json).map_err(explain)?;
    for remark in &mut baseline.remarks {
        *remark = format!("{}: {remark}", file.display());
    }
    if let Some(stem) = file.file_stem() {
        baseline.name = stem.to_string_lossy().into_owned();
    }
    Ok(baseline)
}

/// Reads it from memory.
///
/// # Errors
/// Why not.
pub fn parse(json: &[u8]) -> Result<Baseline, String> {
    let value: serde_json::Value =
        serde_json::from_slice(json).map_err(|error| format!("no whole JSON ({error})"))?;
    let head = Head::deserialize(&value)
        .ok()
        .filter(|head| head.kind == KIND)
        .ok_or("this is no file that `cargo course export` wrote")?;
    if head.format != FORMAT {
        return Err(format!(
            "its format is number {}, and only {FORMAT} is known here: use a newer version of this program",
            head.format
        ));
    }
    let read: Read = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let mut remarks = Vec::new();
    let benchmarks = read
        .benchmarks
        .into_iter()
        .filter_map(|benchmark| usable(benchmark, &mut remarks))
        .collect();
    Ok(Baseline {
        name: read.baseline,
        benchmarks,
        remarks,
    })
}

fn usable(read: ReadBenchmark, remarks: &mut Vec<String>) -> Option<Benchmark> {
    let id = read.id.full();
    let mut remark = |what: &str, why: String| remarks.push(format!("{id}: {what}: {why}"));
    let sample = read.sample.and_then(|sample| {
        parse_sample(sample.to_string().as_bytes())
            .map_err(|why| remark("its samples cannot be used", why))
            .ok()
    });
    let machine = read.machine.and_then(|machine| {
        machine
            .checked()
            .map_err(|why| remark("what the machine gave is not known", why))
            .ok()
    });
    if sample.is_none() && read.estimates.is_none() {
        remark(
            "left out",
            "it has neither samples nor estimates".to_owned(),
        );
        return None;
    }
    Some(Benchmark {
        id: read.id,
        estimates: read.estimates,
        sample,
        machine,
    })
}
