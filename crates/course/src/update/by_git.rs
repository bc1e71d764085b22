//! A clone of the course: the newer one is fetched and merged. What the learner has not committed is set
//! aside for that, and put back.

use super::fate::{Fate, fate, same};
use super::git::{Merge, Repository};
use super::journal::{Commits, Journal, Way};
use super::learner::{self, Files};
use super::saved;
use super::told::{self, Fates};
use crate::trouble::Trouble;
use std::collections::BTreeSet;
use std::path::Path;

/// Fetches what `from` has and merges it.
pub(super) fn update(root: &Path, from: &str, dry_run: bool) -> Result<String, Trouble> {
    let git = Repository::at(root);
    git.check()?;
    let newer = git.fetch(from)?;
    let before = git.commit("HEAD")?;
    if git.is_in(&newer, &before)? {
        return Ok(format!(
            "The course is up to date: {from} has nothing newer."
        ));
    }
    let Some(begun) = git.common(&before, &newer)? else {
        return Err(Trouble::failed(format!(
            "this copy and {from} have no commit in common, so git cannot merge them: download the newer course, \
             unpack it beside this one, and update with --from FOLDER"
        )));
    };
    let commits = Commits {
        before,
        newer,
        begun,
    };
    let mine = learner::files(root)?;
    let fates = fates(&git, &mine, &commits)?;
    in_both(&git, &commits)?;
    let count = told::counted(git.count(&commits.before, &commits.newer)?, "commit");
    if dry_run {
        let fates = told::fates(&fates);
        return Ok(format!(
            "An update would bring {count}.\n{fates}Nothing was changed."
        ));
    }
    let saved = saved::save(root, &mine)?;
    save_staged(&git, root, &saved, &mine)?;
    let journal = Journal {
        saved: saved.clone(),
        way: Way::Git(commits.clone()),
    };
    journal.write(root)?;
    set_aside(&git, &mine)?;
    if let Merge::Conflicts(files, words) = git.merge(&commits.newer)? {
        if git.is_in_the_middle("MERGE_HEAD")? {
            git.abort_merge()?;
        }
        put_back(root, &mine)?;
        Journal::remove(root)?;
        return Err(in_conflict(&files, &words, from));
    }
    finish(root, &git, &mine, &fates, &commits)?;
    Journal::remove(root)?;
    let (fates, saved) = (told::fates(&fates), told::saved(&saved));
    Ok(format!(
        "The course is updated: {count} came.\n{fates}{saved}"
    ))
}

/// Goes on with an update that was interrupted: finishes it if the merge was done, else takes it back.
/// Gives what there is to say if it is finished.
pub(super) fn go_on(
    root: &Path,
    saved: &Path,
    commits: &Commits,
) -> Result<Option<String>, Trouble> {
    let git = Repository::at(root);
    if git.is_in_the_middle("MERGE_HEAD")? {
        git.abort_merge()?;
    }
    let mut mine = saved::read(root, saved)?;
    // Whoever went on writing in the meantime wrote more than the copies have.
    for (name, text) in &mut mine {
        let now = learner::text(root, name)?;
        if let Some(now) = now
            && !is_ours(&git, name, &now, commits)?
        {
            *text = now;
        }
    }
    let merged = git.is_in(&commits.newer, "HEAD")?;
    if merged {
        let fates = fates(&git, &mine, commits)?;
        finish(root, &git, &mine, &fates, commits)?;
        Journal::remove(root)?;
        let (fates, saved) = (told::fates(&fates), told::saved(saved));
        return Ok(Some(format!(
            "The interrupted update is finished.\n{fates}{saved}"
        )));
    }
    take_back(root, &git, commits)?;
    put_back(root, &mine)?;
    Journal::remove(root)?;
    Ok(None)
}

/// Whether a learner's file has a text that the update itself put there.
fn is_ours(git: &Repository, name: &str, now: &[u8], commits: &Commits) -> Result<bool, Trouble> {
    for commit in [&commits.before, &commits.newer] {
        if git.file(commit, name)?.is_some_and(|text| same(&text, now)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Files that a merge had written when it was interrupted, before it was one.
fn take_back(root: &Path, git: &Repository, commits: &Commits) -> Result<(), Trouble> {
    let mut names = git.changed(&commits.before, Some(&commits.newer))?;
    // Those of the learner's that were here are put back from their copies.
    for name in git.learners(&commits.newer)? {
        if git.file("HEAD", &name)?.is_none() {
            names.push(name);
        }
    }
    for name in names {
        let now = learner::text(root, &name)?;
        if now.is_none() || now != git.file(&commits.newer, &name)? {
            continue;
        }
        if git.file("HEAD", &name)?.is_some() {
            git.restore(&name)?;
        } else {
            std::fs::remove_file(root.join(&name)).map_err(|error| {
                Trouble::failed(format!(
                    "cannot remove {name}, which the update had made: {error}"
                ))
            })?;
        }
    }
    Ok(())
}

fn fates(git: &Repository, mine: &Files, commits: &Commits) -> Result<Fates, Trouble> {
    let mut names: BTreeSet<String> = mine.keys().cloned().collect();
    names.extend(git.learners(&commits.newer)?);
    let mut fates = Fates::new();
    for name in names {
        let begun = git.file(&commits.begun, &name)?;
        let newer = git.file(&commits.newer, &name)?;
        let fate = fate(mine.get(&name), begun.as_ref(), newer.as_ref());
        fates.push((name, fate));
    }
    Ok(fates)
}

/// Other files, changed by the course and, without a commit, by the learner: git would not touch them.
fn in_both(git: &Repository, commits: &Commits) -> Result<(), Trouble> {
    let theirs = git.changed("HEAD", None)?;
    let ours = git.changed(&commits.begun, Some(&commits.newer))?;
    let both: Vec<_> = theirs
        .into_iter()
        .filter(|name| ours.contains(name))
        .collect();
    if both.is_empty() {
        return Ok(());
    }
    Err(Trouble::failed(format!(
        "you changed files that the newer course changes too:\n{}\nNothing was changed. Commit what you did, or put the \
         file back (`git restore FILE` forgets your change), and update again",
        listed(&both)
    )))
}

/// What was staged and then edited further is nowhere else.
fn save_staged(git: &Repository, root: &Path, folder: &Path, mine: &Files) -> Result<(), Trouble> {
    for (name, text) in mine {
        let (staged, committed) = (git.file("", name)?, git.file("HEAD", name)?);
        if let Some(staged) = staged
            && !same(&staged, text)
            && Some(&staged) != committed.as_ref()
        {
            let copy = folder.join(format!("{name}.staged"));
            course_core::save_bytes_to_file(&staged, root.join(copy)).map_err(Trouble::failed)?;
        }
    }
    Ok(())
}

/// Makes the learner's files what they are in the last commit, so that git can merge.
fn set_aside(git: &Repository, mine: &Files) -> Result<(), Trouble> {
    for name in git.learners("HEAD")? {
        let (committed, staged) = (git.file("HEAD", &name)?, git.file("", &name)?);
        if committed.as_ref() != mine.get(&name) || committed != staged {
            git.restore(&name)?;
        }
    }
    Ok(())
}

/// As it was.
fn put_back(root: &Path, mine: &Files) -> Result<(), Trouble> {
    for (name, text) in mine {
        if learner::text(root, name)?.as_ref() != Some(text) {
            learner::write(root, name, text)?;
        }
    }
    Ok(())
}

/// Makes each file what its fate is.
fn finish(
    root: &Path,
    git: &Repository,
    mine: &Files,
    fates: &Fates,
    commits: &Commits,
) -> Result<(), Trouble> {
    for (name, fate) in fates {
        let newer = git.file(&commits.newer, name)?;
        let wanted = match fate {
            Fate::Newer => newer.as_ref(),
            Fate::Mine | Fate::Beside => mine.get(name),
            Fate::Gone => None,
        };
        if let Some(wanted) = wanted {
            let now = learner::text(root, name)?;
            let done = match fate {
                // Its lines may end as this system's do.
                Fate::Newer => now.is_some_and(|now| same(&now, wanted)),
                _ => now.as_ref() == Some(wanted),
            };
            if !done && (learner::is_in_course(root, name) || *fate == Fate::Mine) {
                learner::write(root, name, wanted)?;
            }
        }
        if let (Fate::Beside, Some(newer)) = (fate, newer) {
            learner::write(root, &learner::beside(name), &newer)?;
        }
    }
    Ok(())
}

fn in_conflict(files: &[String], words: &str, from: &str) -> Trouble {
    if files.is_empty() {
        return Trouble::failed(format!(
            "git could not merge what {from} has, so everything is as it was. It says:\n{words}"
        ));
    }
    Trouble::failed(format!(
        "you and the course changed the same lines of these files:\n{}\nEverything is as it was. If your changes may go, take \
         the course's file (`git checkout FETCH_HEAD -- FILE`) and commit it, then update again; else merge by hand: \
         git merge FETCH_HEAD",
        listed(files)
    ))
}

fn listed(files: &[String]) -> String {
    let lines: Vec<_> = files.iter().map(|file| format!("  {file}")).collect();
    lines.join("\n")
}
