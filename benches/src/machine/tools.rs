//! The compiler, and the commit.

use std::path::Path;
use std::process::Command;

/// The version of the compiler, which the build script has asked it for.
pub(super) fn rustc() -> Option<String> {
    option_env!("BENCHES_RUSTC").map(str::to_owned)
}

/// The commit that is checked out in `folder`, in short, and whether files differ from it; none without git.
pub(super) fn commit(folder: &Path) -> Option<(String, bool)> {
    let commit = git(folder, &["rev-parse", "--short", "HEAD"])?;
    let changes = git(folder, &["status", "--porcelain", "--untracked-files=no"])?;
    Some((commit, !changes.is_empty()))
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let git = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output();
    let output = git.ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{commit, git, rustc};
    use std::fs;

    #[test]
    fn the_compiler_has_a_version() {
        let version = rustc().expect("the build script has asked");
        assert!(version.split('.').count() >= 3, "{version}");
    }

    #[test]
    fn a_changed_file_makes_it_dirty() {
        let folder = tempfile::tempdir().unwrap();
        let git = |arguments: &[&str]| git(folder.path(), arguments);
        if git(&["init"]).is_none() {
            return; // there is no git here, which is as well
        }
        assert_eq!(commit(folder.path()), None); // nothing is committed yet
        fs::write(folder.path().join("file"), "one").unwrap();
        git(&["add", "."]).unwrap();
        let who = ["-c", "user.name=x", "-c", "user.email=x@localhost"];
        git(&[&who[..], &["commit", "-m", "x"]].concat()).unwrap();
        let (clean, dirty) = commit(folder.path()).unwrap();
        assert!(clean.len() >= 4 && !dirty, "{clean} {dirty}");
        fs::write(folder.path().join("file"), "two").unwrap();
        assert_eq!(commit(folder.path()), Some((clean, true)));
    }
}
