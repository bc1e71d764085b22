//! What the machine is: facts that a speedup is to be read beside.

#[cfg(any(target_os = "linux", test))]
mod cgroup;
#[cfg(any(target_os = "linux", test))]
mod cpus;
mod tools;
#[cfg(test)]
mod tree;

use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::OnceLock;

/// What could be found out about the machine. A field that could not be is `null`, and none is guessed.
///
/// Three of them tell of hardware that lies. Where [`threads_per_core`](Machine::threads_per_core) is 2, two "cores" may
/// be one core's two hyperthreads. A container's limit, [`cgroup_cpus`](Machine::cgroup_cpus), takes time away rather
/// than cores: with a limit of 1.5 two threads run side by side, and then both stand still. And
/// [`cores_allowed`](Machine::cores_allowed) is less than [`cores_online`](Machine::cores_online) where the program is bound
/// to some of them. What no file tells is a neighbour who takes a core away: for that there are the looks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// The name that the processor gives itself.
    pub cpu: Option<String>,
    /// Logical processors that are switched on.
    pub cores_online: Option<usize>,
    /// Those of them that this program may run on (its affinity); elsewhere than on Linux, what the standard library says.
    pub cores_allowed: Option<usize>,
    /// Logical processors that share a core with one that this program may run on, itself included: 2 with hyperthreads.
    pub threads_per_core: Option<usize>,
    /// The processors' time that this program's control groups are given in a second, in seconds; `null` without a limit.
    pub cgroup_cpus: Option<f64>,
    /// The system, as Rust calls it: `linux`, `macos`, `windows`.
    pub os: Option<String>,
    /// The architecture, as Rust calls it: `x86_64`, `aarch64`.
    pub arch: Option<String>,
    /// The version of the compiler that this program was built with.
    pub rustc: Option<String>,
    /// The commit that is checked out, in short.
    pub commit: Option<String>,
    /// Whether files differ from that commit. (Files that git does not know do not count.)
    pub dirty: Option<bool>,
}

impl Machine {
    /// The machine that this program runs on. Looked up once.
    pub fn here() -> &'static Self {
        static HERE: OnceLock<Machine> = OnceLock::new();
        HERE.get_or_init(|| {
            let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
            let (commit, dirty) = tools::commit(workspace).unzip();
            Machine {
                os: Some(std::env::consts::OS.to_owned()),
                arch: Some(std::env::consts::ARCH.to_owned()),
                rustc: tools::rustc(),
                commit,
                dirty,
                ..Machine::hardware(Path::new("/"))
            }
        })
    }

    /// What the files of Linux tell, below `root`.
    #[cfg(target_os = "linux")]
    fn hardware(root: &Path) -> Self {
        let allowed = cpus::allowed(root);
        Machine {
            cpu: cpus::model(root),
            cores_online: cpus::online(root),
            threads_per_core: cpus::threads_per_core(root, allowed.as_deref().unwrap_or_default()),
            cores_allowed: allowed.map(|list| list.len()),
            cgroup_cpus: cgroup::cpus(root),
            ..Machine::default()
        }
    }

    /// Elsewhere there are no such files.
    #[cfg(not(target_os = "linux"))]
    fn hardware(_root: &Path) -> Self {
        Machine {
            // Windows alone sets it.
            cpu: std::env::var("PROCESSOR_IDENTIFIER").ok(),
            cores_allowed: std::thread::available_parallelism()
                .ok()
                .map(std::num::NonZero::get),
            ..Machine::default()
        }
    }
}

/// The text of a small file of the system, without the end of its last line.
#[cfg(any(target_os = "linux", test))]
fn text(root: &Path, path: &str) -> Option<String> {
    let text = std::fs::read_to_string(root.join(path.trim_start_matches('/'))).ok()?;
    Some(text.trim_end().to_owned())
}
