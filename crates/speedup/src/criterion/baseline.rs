//! The benchmarks of one baseline.

use super::{benchmark, estimates, sample, walk};
use crate::baseline::{Baseline, Benchmark, Estimates};
use crate::machine::MachineRecord;
use crate::statistics::Sample;
use crate::{Trouble, shortened};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

/// Files that were copied, or checked out, were written in any order, but at once.
const AT_ONCE: Duration = Duration::from_secs(10);

/// What Criterion calls the last run.
pub const LAST_RUN: &str = "new";

/// The names of the baselines in `criterion`.
pub fn names(criterion: &Path) -> Vec<String> {
    let (folders, _) = walk::baseline_folders(criterion);
    let name =
        |folder: &std::path::PathBuf| Some(folder.file_name()?.to_string_lossy().into_owned());
    folders
        .iter()
        .filter_map(name)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Reads the benchmarks that were kept in `criterion` as `baseline`. What cannot be read is left out, and said in the remarks.
///
/// # Errors
/// There is no such folder, or nothing of that name in it that could be read.
pub fn read(criterion: &Path, baseline: &str) -> Result<Baseline, Trouble> {
    let place = criterion.display();
    if !criterion.is_dir() {
        return Err(Trouble::failed(format!(
            "{place}: there is no such folder; `cargo bench -p benches` makes one, and `--criterion DIR` names another"
        )));
    }
    let (folders, mut remarks) = walk::baseline_folders(criterion);
    let wanted = folders
        .iter()
        .filter(|folder| folder.file_name().is_some_and(|name| name == baseline));
    let mut benchmarks = Vec::new();
    for folder in wanted {
        benchmarks.extend(read_benchmark(criterion, folder, &mut remarks));
    }
    if benchmarks.is_empty() {
        return Err(nothing(criterion, baseline, &remarks));
    }
    benchmarks.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(Baseline {
        name: baseline.to_owned(),
        benchmarks,
        remarks,
    })
}

fn nothing(criterion: &Path, baseline: &str, remarks: &[String]) -> Trouble {
    let place = criterion.display();
    let others = names(criterion);
    let damaged = others.iter().any(|name| name == baseline);
    if damaged {
        return Trouble::failed(format!(
            "{place}: nothing of baseline `{baseline}` can be read:\n  {}",
            shortened(remarks).join("\n  ")
        ));
    }
    if others.is_empty() {
        return Trouble::failed(format!(
            "{place}: no benchmark has been measured yet; `cargo bench -p benches` does it"
        ));
    }
    Trouble::no_such_name(format!(
        "{place}: there is no baseline `{baseline}`; there is {}",
        others.join(", ")
    ))
}

/// The benchmark whose files of one baseline are in `folder`; none, if neither samples nor estimates can be used.
fn read_benchmark(criterion: &Path, folder: &Path, remarks: &mut Vec<String>) -> Option<Benchmark> {
    let of_folders = benchmark::from_folders(criterion, folder.parent()?);
    let mut files = Files { folder, remarks };
    let (sample, estimates) = files.times()?;
    let id = files
        .needed(
            "benchmark.json",
            "its name is taken from its folders",
            benchmark::parse,
        )
        .unwrap_or(of_folders);
    Some(Benchmark {
        id,
        estimates,
        sample,
        machine: files.machine(),
    })
}

const SAMPLE: &str = "sample.json";
const ESTIMATES: &str = "estimates.json";

type Parse<T> = fn(&[u8]) -> Result<T, String>;

/// Reads the files of one folder, and remarks on what cannot be read.
struct Files<'a> {
    folder: &'a Path,
    remarks: &'a mut Vec<String>,
}

impl Files<'_> {
    /// Samples and estimates, of which one will do. Without both there is one remark on the two.
    fn times(&mut self) -> Option<(Option<Sample>, Option<Estimates>)> {
        let sample = self.parsed(SAMPLE, sample::parse);
        let estimates = self.parsed(ESTIMATES, estimates::parse);
        if let (Err(sample), Err(estimates)) = (&sample, &estimates) {
            self.remarks.push(format!(
                "{}: neither {SAMPLE} nor {ESTIMATES} can be used ({SAMPLE}: {sample}; {ESTIMATES}: {estimates}); left out",
                self.folder.display()
            ));
            return None;
        }
        let sample = self.or_remark(
            SAMPLE,
            "its time is Criterion's own, and what it is compared with has no interval",
            sample,
        );
        let estimates = self.or_remark(
            ESTIMATES,
            "its time is computed from the samples",
            estimates,
        );
        Some((sample, estimates))
    }

    /// A file that Criterion always writes. `without` says what is done without it.
    fn needed<T>(&mut self, name: &str, without: &str, parse: Parse<T>) -> Option<T> {
        let parsed = self.parsed(name, parse);
        self.or_remark(name, without, parsed)
    }

    fn parsed<T>(&self, name: &str, parse: Parse<T>) -> Result<T, String> {
        match fs::read(self.folder.join(name)) {
            Ok(content) if content.is_empty() => Err("it is empty".to_owned()),
            Ok(content) => parse(&content),
            Err(error) if error.kind() == ErrorKind::NotFound => Err("it is missing".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn or_remark<T>(&mut self, name: &str, without: &str, parsed: Result<T, String>) -> Option<T> {
        let remark = |why| {
            let file = self.folder.join(name);
            let remark = format!("{}: {why}; {without}", file.display());
            self.remarks.push(remark);
        };
        parsed.map_err(remark).ok()
    }

    /// `machine.json`, which is only there where this course's benchmarks ran. Criterion leaves it where it is, so a run that
    /// was stopped halfway has new samples beside the machine of an earlier one.
    fn machine(&mut self) -> Option<MachineRecord> {
        const WITHOUT: &str = "what the machine gave is not known";
        let [file, samples] = ["machine.json", SAMPLE].map(|name| self.folder.join(name));
        if !file.exists() {
            return None;
        }
        let modified = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
        if let (Some(machine), Some(samples)) = (modified(&file), modified(&samples))
            && machine + AT_ONCE < samples
        {
            let remark = format!(
                "{}: it is older than the samples, so of an earlier run; {WITHOUT}",
                file.display()
            );
            self.remarks.push(remark);
            return None;
        }
        self.needed("machine.json", WITHOUT, MachineRecord::parse)
    }
}
