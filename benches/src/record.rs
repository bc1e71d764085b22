//! What is stored of the machine beside each benchmark: `machine.json`.

use crate::{Look, Machine};
use course_core::save_text_to_file;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The number of the format that [`MachineRecord`] describes.
const FORMAT: u32 = 2;

/// What the machine could give around one benchmark.
///
/// It is the JSON object in `machine.json`, which stands beside the `sample.json` that it belongs
/// to, in the folder that Criterion keeps for one benchmark and one baseline:
///
/// ```text
/// target/criterion/sum_square/rayon/2/
///     new/     benchmark.json  estimates.json  sample.json  tukey.json  machine.json
///     base/    the same of the last plain run
///     NAME/    the same of --save-baseline NAME
/// ```
///
/// Criterion writes its own files one by one and leaves this one where it is. A file from an
/// earlier run can therefore stand beside newer samples only if the newer run was stopped halfway.
///
/// ```json
/// {
///   "format": 2,
///   "benchmark": "sum_square/rayon/2",
///   "parameter": "workers",
///   "threads": 2,
///   "cores": 2,
///   "before": [{ "one_seconds": 0.0625, "all_seconds": 0.0631 }],
///   "after": [{ "one_seconds": 0.0626, "all_seconds": 0.0630 }],
///   "python": null,
///   "machine": {
///     "cpu": "AMD EPYC", "cores_online": 2, "cores_allowed": 2, "threads_per_core": 1, "cgroup_cpus": null,
///     "os": "linux", "arch": "x86_64", "rustc": "1.95.0", "commit": "9260d90", "dirty": false
///   }
/// }
/// ```
///
/// What the machine gave is `threads * one_seconds / all_seconds`, for each look
/// ([`Look::gave`]). For one thread it is 1 by
/// nature; there the seconds themselves tell whether the machine was busy. Readers should refuse a `format` that they do
/// not know, and ignore fields that they do not know.
///
/// Format 1 had no `parameter` (it was that of its group: the workers, in `dispatch`, `startup` and `payload` who), no
/// `python` and no `machine`; it can still be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MachineRecord {
    /// The number of this format: 2.
    pub format: u32,
    /// The benchmark's id.
    pub benchmark: String,
    /// What the last part of the id stands for.
    #[serde(default)]
    pub parameter: Parameter,
    /// How many threads the looks had: as many as the benchmark has workers.
    pub threads: usize,
    /// How many cores the program might use.
    pub cores: usize,
    /// The looks before the benchmark was timed.
    pub before: Vec<Look>,
    /// The looks after it.
    pub after: Vec<Look>,
    /// The version of Python, if that did the work.
    #[serde(default)]
    pub python: Option<String>,
    /// What the machine is.
    #[serde(default)]
    pub machine: Machine,
}

/// What the last part of an id stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Parameter {
    /// The number of workers.
    #[default]
    Workers,
    /// How many items a worker is handed at a time.
    Chunk,
    /// Who did it.
    Who,
}

impl MachineRecord {
    /// A record of the benchmark `benchmark` with `threads` workers on `cores` cores.
    pub fn new(benchmark: &str, threads: usize, cores: usize) -> Self {
        MachineRecord {
            format: FORMAT,
            benchmark: benchmark.to_owned(),
            threads,
            cores,
            parameter: Parameter::default(),
            before: Vec::new(),
            after: Vec::new(),
            python: None,
            machine: Machine::default(),
        }
    }

    /// Writes `machine.json` into `new`, and into every other folder of the benchmark that holds
    /// the samples of this very run: whatever baselines Criterion was told to keep.
    ///
    /// `criterion_folder` is Criterion's output folder, `target/criterion` as a rule.
    ///
    /// # Errors
    ///
    /// When Criterion's files of this run cannot be read, or the file cannot be written. Each file
    /// is written whole or not at all.
    pub fn save(&self, criterion_folder: &Path) -> io::Result<()> {
        let folder = criterion_folder.join(self.benchmark.split('/').collect::<PathBuf>());
        let json = serde_json::to_string_pretty(self)?;
        for baseline in folders_with_the_newest_sample(&folder)? {
            save_text_to_file(&[&json], baseline.join("machine.json"))?;
        }
        Ok(())
    }
}

/// Compared by content: which flags make Criterion keep which baselines is its own affair.
fn folders_with_the_newest_sample(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let newest = fs::read(folder.join("new/sample.json"))?;
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let candidate = entry?.path();
        if fs::read(candidate.join("sample.json")).is_ok_and(|sample| sample == newest) {
            folders.push(candidate);
        }
    }
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::{MachineRecord, Parameter};
    use crate::{Look, Machine};
    use std::fs;
    use std::path::Path;
    use tempfile::tempdir;

    fn record() -> MachineRecord {
        let mut record = MachineRecord::new("sum_square/rayon/2", 2, 2);
        record.before = vec![Look {
            one_seconds: 0.0625,
            all_seconds: 0.0631,
        }];
        record
    }

    fn write(file: &Path, text: &str) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    #[test]
    fn it_stands_beside_the_samples_of_this_run_alone() {
        let criterion = tempdir().unwrap();
        let benchmark = criterion.path().join("sum_square").join("rayon").join("2");
        write(&benchmark.join("new/sample.json"), "this run");
        write(&benchmark.join("laptop/sample.json"), "this run");
        write(&benchmark.join("last-week/sample.json"), "another run");
        write(&benchmark.join("report/index.html"), "no samples");

        record().save(criterion.path()).unwrap();

        let has_it = |folder: &str| benchmark.join(folder).join("machine.json").exists();
        assert_eq!(
            ["new", "laptop", "last-week", "report"].map(has_it),
            [true, true, false, false]
        );
        let json = fs::read_to_string(benchmark.join("laptop/machine.json")).unwrap();
        assert_eq!(
            serde_json::from_str::<MachineRecord>(&json).unwrap(),
            record()
        );
    }

    #[test]
    fn without_samples_there_is_nothing_to_stand_beside() {
        let criterion = tempdir().unwrap();
        assert!(record().save(criterion.path()).is_err());
        assert!(!criterion.path().join("sum_square").exists());
    }

    #[test]
    fn fields_of_a_later_day_are_passed_over() {
        let json = serde_json::to_string(&record()).unwrap();
        let later = json.replacen('{', "{\"weather\":\"fine\",", 1);
        assert_eq!(
            serde_json::from_str::<MachineRecord>(&later).unwrap(),
            record()
        );
    }

    #[test]
    fn the_first_format_can_still_be_read() {
        let json = r#"{ "format": 1, "benchmark": "sum_square/rayon/2", "threads": 2, "cores": 2,
            "before": [{ "one_seconds": 0.0625, "all_seconds": 0.0631 }], "after": [] }"#;
        let old = serde_json::from_str::<MachineRecord>(json).unwrap();
        let expected = MachineRecord {
            format: 1,
            ..record()
        };
        assert_eq!(old, expected);
        assert_eq!(
            (old.parameter, old.machine),
            (Parameter::Workers, Machine::default())
        );
    }

    #[test]
    fn what_other_programs_read_is_written_as_they_read_it() {
        let mut record = record();
        record.parameter = Parameter::Chunk;
        record.machine.cgroup_cpus = Some(1.5);
        let json = serde_json::to_value(&record).unwrap();
        assert_eq!(json["format"], 2);
        assert_eq!(json["parameter"], "chunk");
        assert_eq!(json["machine"]["cgroup_cpus"], 1.5);
        assert!(json["machine"]["commit"].is_null() && json["python"].is_null());
    }
}
