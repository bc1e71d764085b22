//! The limit that a container's control groups set to the processors' time.

use super::text;
use std::path::Path;

/// The tightest limit of all groups that this program is in, in processors; none without one.
///
/// A group's limit counts for all groups below it, so each level on the way up is asked. In a container the way
/// up ends at its own root, or begins with a path that only the host knows: then the files of the root are ours.
pub(super) fn cpus(root: &Path) -> Option<f64> {
    let memberships = text(root, "proc/self/cgroup")?;
    let limits = memberships.lines().filter_map(|line| {
        // "4:cpu,cpuacct:/docker/1f" in version 1, "0::/user.slice" in version 2
        let mut parts = line.splitn(3, ':');
        let (_number, controllers, path) = (parts.next()?, parts.next()?, parts.next()?);
        if controllers.is_empty() {
            tightest(path, |group| version_2(root, group))
        } else if controllers.split(',').any(|name| name == "cpu") {
            tightest(path, |group| version_1(root, controllers, group))
        } else {
            None
        }
    });
    limits.min_by(f64::total_cmp)
}

/// The least of what `limit` says of a group and of all groups above it.
fn tightest(group: &str, limit: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    let levels = Path::new(group).ancestors();
    let limits = levels.filter_map(|level| limit(level.to_str()?.trim_matches('/')));
    limits.min_by(f64::total_cmp)
}

/// `cpu.max`: "150000 100000", of so many microseconds so many; or "max 100000".
fn version_2(root: &Path, group: &str) -> Option<f64> {
    // Where both versions are in use, version 2 has a folder beside those of version 1.
    let folders = ["sys/fs/cgroup", "sys/fs/cgroup/unified"];
    let mut files = folders
        .iter()
        .filter_map(|folder| text(root, &format!("{folder}/{group}/cpu.max")));
    let max = files.next()?;
    let (quota, period) = max.split_once(' ')?;
    share(quota, period)
}

/// `cpu.cfs_quota_us` and `cpu.cfs_period_us`; a quota of -1 is none.
fn version_1(root: &Path, controllers: &str, group: &str) -> Option<f64> {
    let read = |folder: &str, file: &str| {
        text(
            root,
            &format!("sys/fs/cgroup/{folder}/{group}/cpu.cfs_{file}_us"),
        )
    };
    // The folder has the name of all its controllers, and mostly a link for each.
    let folder = [controllers, "cpu", "cpu,cpuacct"];
    let folder = folder
        .iter()
        .find(|folder| read(folder, "quota").is_some())?;
    share(&read(folder, "quota")?, &read(folder, "period")?)
}

fn share(quota: &str, period: &str) -> Option<f64> {
    let (quota, period): (f64, f64) = (quota.parse().ok()?, period.parse().ok()?);
    (quota > 0.0 && period > 0.0).then(|| quota / period)
}

#[cfg(test)]
mod tests {
    use super::cpus;
    use crate::machine::tree::tree;

    fn limit(files: &[(&str, &str)]) -> Option<f64> {
        cpus(tree(files).path())
    }

    #[test]
    fn version_2_with_a_limit_further_up() {
        let files = [
            ("proc/self/cgroup", "0::/a.slice/b.scope\n"),
            ("sys/fs/cgroup/a.slice/b.scope/cpu.max", "max 100000\n"),
            ("sys/fs/cgroup/a.slice/cpu.max", "150000 100000\n"),
        ];
        assert_eq!(limit(&files), Some(1.5));
        let tighter = ("sys/fs/cgroup/a.slice/b.scope/cpu.max", "50000 100000\n");
        assert_eq!(limit(&[files[0], tighter, files[2]]), Some(0.5));
    }

    #[test]
    fn version_2_inside_a_container() {
        let own = ("sys/fs/cgroup/cpu.max", "200000 100000\n");
        assert_eq!(limit(&[("proc/self/cgroup", "0::/\n"), own]), Some(2.0));
        let of_the_host = ("proc/self/cgroup", "0::/kubepods/pod7/1f\n");
        assert_eq!(limit(&[of_the_host, own]), Some(2.0));
    }

    #[test]
    fn version_1() {
        let group = "sys/fs/cgroup/cpu,cpuacct/docker/1f";
        let files = [
            (
                "proc/self/cgroup",
                "9:memory:/docker/1f\n4:cpu,cpuacct:/docker/1f\n",
            ),
            (&*format!("{group}/cpu.cfs_quota_us"), "25000\n"),
            (&*format!("{group}/cpu.cfs_period_us"), "100000\n"),
        ];
        assert_eq!(limit(&files), Some(0.25));
    }

    #[test]
    fn both_versions_side_by_side() {
        let files = [
            ("proc/self/cgroup", "1:cpu:/\n0::/\n"),
            ("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "300000\n"),
            ("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"),
            ("sys/fs/cgroup/unified/cpu.max", "max 100000\n"),
        ];
        assert_eq!(limit(&files), Some(3.0));
    }

    #[test]
    fn no_limit() {
        let files = [
            ("proc/self/cgroup", "1:cpu:/\n0::/\n"),
            ("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n"),
            ("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"),
        ];
        assert_eq!(limit(&files), None);
        assert_eq!(limit(&[]), None);
        assert_eq!(limit(&[("proc/self/cgroup", "nonsense\n::\n")]), None);
    }
}
