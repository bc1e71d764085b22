//! The few things that git is asked for.

use super::fate::Text;
use super::learner;
use crate::trouble::Trouble;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The learner's working copy.
pub(super) struct Repository {
    root: PathBuf,
}

/// How a merge went.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Merge {
    Done,
    /// Nothing was begun, or there are conflicts in these files. In git's own words, where it has any.
    Conflicts(Vec<String>, String),
}

impl Repository {
    pub(super) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// From which remote the course comes: `upstream` of a fork, else `origin`.
    pub(super) fn remote(&self) -> Result<String, Trouble> {
        let remotes = self.said(&["remote"])?;
        let wanted = ["upstream", "origin"];
        let found = wanted
            .iter()
            .find(|name| remotes.lines().any(|one| one == **name));
        found.map(|name| (*name).to_owned()).ok_or_else(|| {
            Trouble::failed(
                "git knows no remote `upstream` or `origin` here; say where the course comes from: \
                 cargo course update --from https://...",
            )
        })
    }

    /// The root is that of the repository, and nobody is in the middle of something.
    pub(super) fn check(&self) -> Result<(), Trouble> {
        let top = PathBuf::from(self.said(&["rev-parse", "--show-toplevel"])?);
        let canonical = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if canonical(&top) != canonical(&self.root) {
            return Err(Trouble::failed(format!(
                "the course is a part of a larger git repository, {}: download the newer course, unpack it elsewhere, \
                 and update with --from FOLDER",
                top.display()
            )));
        }
        for (file, what) in [
            ("MERGE_HEAD", "a merge"),
            ("rebase-merge", "a rebase"),
            ("rebase-apply", "a rebase"),
            ("CHERRY_PICK_HEAD", "a cherry-pick"),
        ] {
            if self.is_in_the_middle(file)? {
                return Err(Trouble::failed(format!(
                    "{what} of yours is not finished; `git status` says how to finish or to abort it"
                )));
            }
        }
        Ok(())
    }

    /// Whether git keeps such a file, as it does in the middle of a merge.
    pub(super) fn is_in_the_middle(&self, file: &str) -> Result<bool, Trouble> {
        let place = self.said(&["rev-parse", "--git-path", file])?;
        Ok(self.root.join(place).exists())
    }

    /// Fetches what the remote has at its default branch. Gives the commit.
    pub(super) fn fetch(&self, from: &str) -> Result<String, Trouble> {
        let mut command = self.command();
        // Its progress is shown as it comes.
        let status = command.args(["fetch", "--no-tags", from, "HEAD"]).status();
        let status = status.map_err(|error| cannot_run(&error))?;
        if !status.success() {
            return Err(Trouble::failed(format!(
                "git could not fetch from {from} (its reason is above); nothing was changed"
            )));
        }
        self.commit("FETCH_HEAD")
    }

    pub(super) fn commit(&self, name: &str) -> Result<String, Trouble> {
        self.said(&["rev-parse", "--verify", &format!("{name}^{{commit}}")])
    }

    /// What two commits both come from, if anything.
    pub(super) fn common(&self, one: &str, other: &str) -> Result<Option<String>, Trouble> {
        let output = self.run(&["merge-base", one, other])?;
        Ok(output.status.success().then(|| text_of(&output.stdout)))
    }

    /// Whether `one` is in the history of `other`.
    pub(super) fn is_in(&self, one: &str, other: &str) -> Result<bool, Trouble> {
        let output = self.run(&["merge-base", "--is-ancestor", one, other])?;
        Ok(output.status.success())
    }

    /// The file as it is in the commit, or in the index for an empty name.
    pub(super) fn file(&self, commit: &str, name: &str) -> Result<Option<Text>, Trouble> {
        let output = self.run(&["cat-file", "blob", &format!("{commit}:{name}")])?;
        Ok(output.status.success().then_some(output.stdout))
    }

    /// The files that a learner edits, of that commit.
    pub(super) fn learners(&self, commit: &str) -> Result<Vec<String>, Trouble> {
        let all = self.names(&["ls-tree", "-r", "-z", "--name-only", commit, "exercises/"])?;
        Ok(all
            .into_iter()
            .filter(|name| learner::is_theirs(name))
            .collect())
    }

    /// The files, other than those that a learner edits, that differ between two commits, or between a
    /// commit and the working copy.
    pub(super) fn changed(&self, from: &str, to: Option<&str>) -> Result<Vec<String>, Trouble> {
        let mut arguments = vec!["diff", "--name-only", "-z", from];
        arguments.extend(to);
        let all = self.names(&arguments)?;
        Ok(all
            .into_iter()
            .filter(|name| !learner::is_theirs(name))
            .collect())
    }

    /// How many commits the newer course has that are not here.
    pub(super) fn count(&self, before: &str, newer: &str) -> Result<usize, Trouble> {
        let said = self.said(&["rev-list", "--count", &format!("{before}..{newer}")])?;
        said.parse().map_err(Trouble::failed)
    }

    /// Makes the file what it is in the last commit, in the index too.
    pub(super) fn restore(&self, name: &str) -> Result<(), Trouble> {
        self.done(&["checkout", "--quiet", "HEAD", "--", name])
    }

    /// Merges `newer`. Where both have changed a file that the learner edits, the learner's is taken.
    pub(super) fn merge(&self, newer: &str) -> Result<Merge, Trouble> {
        let attributes = self.root.join(".course").join("attributes");
        learner::write(
            &self.root,
            ".course/attributes",
            b"exercises/*/src/lib.rs merge=keep-mine\n",
        )?;
        let attributes = format!("core.attributesFile={}", attributes.display());
        let driver = ["-c", &attributes, "-c", "merge.keep-mine.driver=true"];
        let output = self
            .command()
            .args(driver)
            .args(["merge", "--no-edit", "--quiet", newer])
            .output()
            .map_err(|error| cannot_run(&error));
        let _ = std::fs::remove_file(self.root.join(".course").join("attributes"));
        let output = output?;
        let words = [text_of(&output.stdout), text_of(&output.stderr)].join("\n");
        if output.status.success() {
            return Ok(Merge::Done);
        }
        if !self.is_in_the_middle("MERGE_HEAD")? {
            return Ok(Merge::Conflicts(Vec::new(), words.trim().to_owned()));
        }
        let (theirs, others): (Vec<_>, Vec<_>) = self
            .names(&["diff", "--name-only", "-z", "--diff-filter=U"])?
            .into_iter()
            .partition(|name| learner::is_theirs(name));
        if others.is_empty() && !theirs.is_empty() {
            // An exercise has gone, or came twice: what stands there is decided file by file later.
            for name in theirs {
                self.settle(&name, newer)?;
            }
            self.done(&["commit", "--quiet", "--no-edit"])?;
            return Ok(Merge::Done);
        }
        Ok(Merge::Conflicts(others, words.trim().to_owned()))
    }

    /// A conflict that no driver is asked about, because one side has no such file.
    fn settle(&self, name: &str, newer: &str) -> Result<(), Trouble> {
        if self.file(newer, name)?.is_some() {
            self.done(&["checkout", "--quiet", newer, "--", name])
        } else {
            self.done(&["rm", "--quiet", "--force", "--", name])
        }
    }

    pub(super) fn abort_merge(&self) -> Result<(), Trouble> {
        self.done(&["merge", "--abort"])
    }

    fn names(&self, arguments: &[&str]) -> Result<Vec<String>, Trouble> {
        let output = self.succeeded(arguments)?;
        let names = output.stdout.split(|byte| *byte == 0);
        Ok(names
            .filter(|name| !name.is_empty())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect())
    }

    fn said(&self, arguments: &[&str]) -> Result<String, Trouble> {
        self.succeeded(arguments)
            .map(|output| text_of(&output.stdout))
    }

    fn done(&self, arguments: &[&str]) -> Result<(), Trouble> {
        self.succeeded(arguments).map(drop)
    }

    fn succeeded(&self, arguments: &[&str]) -> Result<Output, Trouble> {
        let output = self.run(arguments)?;
        if output.status.success() {
            return Ok(output);
        }
        Err(Trouble::failed(format!(
            "`git {}` failed: {}",
            arguments.join(" "),
            text_of(&output.stderr)
        )))
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Trouble> {
        let output = self.command().args(arguments).output();
        output.map_err(|error| cannot_run(&error))
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.root).env("LC_ALL", "C");
        command
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

fn cannot_run(error: &std::io::Error) -> Trouble {
    if error.kind() == ErrorKind::NotFound {
        return Trouble::failed(
            "git is not installed: install it, or download the newer course and update with --from FOLDER",
        );
    }
    Trouble::failed(format!("cannot run git: {error}"))
}
