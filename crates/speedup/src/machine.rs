//! What stands in `machine.json` beside a benchmark: what the machine gave, and which machine it was.

use serde::{Deserialize, Serialize};

/// The numbers of its format that are known here.
const FORMATS: [u32; 2] = [1, 2];

/// The looks at the machine around one benchmark. Fields that are not known here are passed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MachineRecord {
    format: u32,
    /// What the last part of the benchmark's id stands for; format 1 did not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameter: Option<Parameter>,
    /// How many threads the looks had: as many as the benchmark has workers.
    pub threads: usize,
    /// How many cores the program might use.
    pub cores: usize,
    /// The looks before it was timed.
    pub before: Vec<Look>,
    /// The looks after it.
    pub after: Vec<Look>,
    /// The version of Python, where that did the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub python: Option<String>,
    /// Which machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<Machine>,
}

/// What the last part of an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parameter {
    /// How many workers.
    Workers,
    /// How many items are handed out at a time.
    Chunk,
    /// Whose pool, executor or language it is.
    Who,
    /// Something that only a later version knows.
    #[serde(other)]
    Other,
}

/// The same loop on one thread, and then on all of them, each doing the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Seconds that one thread took alone.
    pub one_seconds: f64,
    /// Seconds that all took at once.
    pub all_seconds: f64,
}

/// The machine, as far as the system told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// The processor's name.
    pub cpu: Option<String>,
    /// Cores that are switched on; hyperthreads count as cores.
    pub cores_online: Option<usize>,
    /// Those that the program may run on (affinity).
    pub cores_allowed: Option<usize>,
    /// 2 where a core is two hyperthreads.
    pub threads_per_core: Option<usize>,
    /// What a control group allows in seconds of core a second: 1.5, for one.
    pub cgroup_cpus: Option<f64>,
    /// linux, macos, windows.
    pub os: Option<String>,
    /// `x86_64`, aarch64.
    pub arch: Option<String>,
    /// The compiler.
    pub rustc: Option<String>,
    /// The commit that was measured.
    pub commit: Option<String>,
    /// Whether there were changes beside the commit.
    pub dirty: Option<bool>,
}

impl MachineRecord {
    /// Reads it.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub(crate) fn parse(json: &[u8]) -> Result<Self, String> {
        let record: Self = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        record.checked()
    }

    pub(crate) fn checked(self) -> Result<Self, String> {
        if !FORMATS.contains(&self.format) {
            return Err(format!(
                "its format is number {}, and only 1 and 2 are known here: use a newer version of this program",
                self.format
            ));
        }
        let usable = |seconds: f64| seconds.is_finite() && seconds > 0.0;
        let looks = self.looks();
        if looks
            .iter()
            .any(|look| !usable(look.one_seconds) || !usable(look.all_seconds))
        {
            return Err("a look at the machine that took no time".to_owned());
        }
        if self.threads == 0 || self.cores == 0 {
            return Err("no threads, or no cores".to_owned());
        }
        Ok(self)
    }

    /// Those before and those after.
    pub fn looks(&self) -> Vec<Look> {
        self.before.iter().chain(&self.after).copied().collect()
    }

    /// The cores that this program could really have: a control group may allow less than there are. The
    /// smaller of both is what no speedup can pass.
    pub fn usable_cores(&self) -> f64 {
        let quota = self
            .machine
            .as_ref()
            .and_then(|machine| machine.cgroup_cpus);
        let cores = self.cores as f64;
        quota
            .filter(|quota| *quota > 0.0)
            .map_or(cores, |quota| quota.min(cores))
    }
}

impl Machine {
    /// The machine in one line: `AMD EPYC, x86_64 linux, 2 cores`.
    pub fn sentence(&self) -> String {
        let system = match (&self.arch, &self.os) {
            (Some(arch), Some(os)) => Some(format!("{arch} {os}")),
            (one, other) => one.clone().or(other.clone()),
        };
        let cores = self.cores_online.map(|cores| match cores {
            1 => "1 core".to_owned(),
            _ => format!("{cores} cores"),
        });
        let known = [self.cpu.clone(), system, cores];
        let known: Vec<String> = known.into_iter().flatten().collect();
        known.join(", ")
    }

    /// What makes a core less than it seems, in sentences.
    pub fn cautions(&self) -> Vec<String> {
        let mut cautions = Vec::new();
        if let Some(threads) = self.threads_per_core.filter(|threads| *threads > 1) {
            cautions.push(format!(
                "{threads} of these cores share one core's units (hyperthreads): together they give less than {threads} times one"
            ));
        }
        if let (Some(allowed), Some(online)) = (self.cores_allowed, self.cores_online)
            && allowed < online
        {
            cautions.push(format!(
                "the program was allowed {allowed} of {online} cores (affinity)"
            ));
        }
        let most = self.cores_allowed.or(self.cores_online);
        if let (Some(quota), Some(cores)) = (self.cgroup_cpus, most)
            && quota < cores as f64
        {
            cautions.push(format!(
                "a control group (a container's limit) gave it {quota} cores' time, of {cores} that it saw"
            ));
        }
        cautions
    }

    /// The commit, and whether it was all of it.
    pub fn version(&self) -> Option<String> {
        let commit = self.commit.as_ref()?;
        let short: String = commit.chars().take(12).collect();
        Some(match self.dirty {
            Some(true) => format!("{short} with changes"),
            _ => short,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = r#"{"format": 1, "benchmark": "a/b/2", "threads": 2, "cores": 2,
        "before": [{"one_seconds": 0.05, "all_seconds": 0.06}], "after": []"#;

    #[test]
    fn fields_of_a_later_day_are_passed_over_and_a_later_format_is_not() {
        let later = format!("{PLAIN}, \"colour\": 3}}");
        assert!(MachineRecord::parse(later.as_bytes()).is_ok());
        let other = later.replace("\"format\": 1", "\"format\": 99");
        let why = MachineRecord::parse(other.as_bytes()).expect_err("another format");
        assert!(why.contains("number 99"), "{why}");
    }

    #[test]
    fn a_container_has_the_cores_that_its_limit_allows() {
        let limited = format!(
            "{PLAIN}, \"machine\": {{\"cores_online\": 8, \"cores_allowed\": 2, \"threads_per_core\": 2, \"cgroup_cpus\": 1.5}}}}"
        );
        let record = MachineRecord::parse(limited.as_bytes()).expect("all is optional");
        assert!((record.usable_cores() - 1.5).abs() < 1e-12);
        let cautions = record.machine.expect("it is there").cautions();
        assert_eq!(cautions.len(), 3, "{cautions:?}");
        assert!(cautions[1].contains("2 of 8 cores"));
        assert!(cautions[2].contains("1.5 cores' time, of 2"));
    }
}
