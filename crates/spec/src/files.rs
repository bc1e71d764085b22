//! Answers that are files: one an item, whole and in its folder, or a failure that names the item.

use crate::harness::is_unwritten;
use crate::{Finding, Verdict};
use course_core::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// What became of one item, as the answer tells it.
pub type Outcome = Result<(), Failure>;

/// What should become of one item.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// How a failure must name it: an address, or a file.
    pub(crate) item: String,
    /// The bytes that are to be saved; none for an item that cannot be done.
    pub(crate) file: Option<Vec<u8>>,
}

/// The folders of one question: the files are to be in one of them, and nothing around it.
pub(crate) struct Folder {
    around: PathBuf,
    asked: PathBuf,
    read: fn(&Path) -> Vec<u8>,
}

impl Folder {
    /// A new one in `place`. The folder for the files is two levels down, and does not exist yet.
    pub(crate) fn new(place: &Path) -> Self {
        let around = (0..).map(|number| place.join(format!("question-{number}")));
        let around = around.into_iter().find(|folder| !folder.exists());
        let around = around.unwrap_or_else(|| place.to_owned());
        let asked = around.join("saved").join("here");
        let read = |file: &Path| fs::read(file).unwrap_or_default();
        Self {
            around,
            asked,
            read,
        }
    }

    /// The same, whose files are compared by what `read` finds in them: one picture can be many files.
    #[cfg(feature = "ex7")]
    pub(crate) fn compared_by(self, read: fn(&Path) -> Vec<u8>) -> Self {
        Self { read, ..self }
    }

    /// Where the files are to be.
    pub(crate) fn path(&self) -> &Path {
        &self.asked
    }

    /// The files that are there: in the folder, and outside of it.
    fn files(&self) -> (Vec<PathBuf>, Vec<PathBuf>) {
        let mut all = Vec::new();
        collect(&self.around, &mut all);
        all.sort();
        all.into_iter()
            .partition(|file| file.parent() == Some(&self.asked))
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Judges the outcomes, in the order of the items, and then the files.
pub(crate) fn judge(
    wanted: &[Wanted],
    outcomes: &[Outcome],
    folder: &Folder,
) -> Result<(), Finding> {
    counts(wanted, outcomes)?;
    order(wanted, outcomes)?;
    for (wanted, outcome) in wanted.iter().zip(outcomes) {
        one(wanted, outcome)?;
    }
    saved(wanted, folder)
}

fn counts(wanted: &[Wanted], outcomes: &[Outcome]) -> Result<(), Finding> {
    let (asked, given) = (wanted.len(), outcomes.len());
    let verdict = match given.cmp(&asked) {
        std::cmp::Ordering::Equal => return Ok(()),
        std::cmp::Ordering::Less => Verdict::LostItems,
        std::cmp::Ordering::Greater => Verdict::DoneTwice,
    };
    Err(Finding::new(
        verdict,
        format!("{given} outcomes for {asked} items"),
    ))
}

/// As many failures as there should be, and each stands where its item does.
fn order(wanted: &[Wanted], outcomes: &[Outcome]) -> Result<(), Finding> {
    let (places, failures): (Vec<usize>, Vec<&Failure>) = outcomes
        .iter()
        .enumerate()
        .filter_map(|(place, outcome)| Some((place, outcome.as_ref().err()?)))
        .unzip();
    let bad = wanted.iter().filter(|wanted| wanted.file.is_none()).count();
    for (place, failure) in places.into_iter().zip(failures) {
        let text = failure.to_string();
        let named = |wanted: &Wanted| wanted.file.is_none() && names(&text, &wanted.item);
        let misplaced = !names(&text, &wanted[place].item);
        if misplaced && let Some(right) = wanted.iter().position(named) {
            let seen = format!("the outcome at place {right} stands at place {place}: {text}");
            return Err(Finding::new(Verdict::OutOfOrder, seen));
        }
    }
    let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    if failed > bad
        && let Some(failure) = outcomes.iter().find_map(|outcome| outcome.as_ref().err())
    {
        let text = failure.to_string();
        if is_unwritten(&text) {
            return Err(Finding::new(Verdict::NotWrittenYet, text));
        }
    }
    Ok(())
}

/// Whether the text names the item, and not one whose name merely begins like it: `1.txt?a` is not
/// `1.txt`.
fn names(text: &str, item: &str) -> bool {
    text.match_indices(item).any(|(at, _)| {
        let next = text[at + item.len()..].chars().next();
        next.is_none_or(|next| !next.is_alphanumeric() && !"?&=/_-".contains(next))
    })
}

fn one(wanted: &Wanted, outcome: &Outcome) -> Result<(), Finding> {
    let item = &wanted.item;
    let seen = match (&wanted.file, outcome) {
        (Some(_), Ok(())) => return Ok(()),
        (Some(_), Err(failure)) => {
            format!("nothing is wrong with {item}, and its outcome is a failure: {failure}")
        }
        (None, Ok(())) => format!("{item} cannot be done, and its outcome is Ok"),
        (None, Err(failure)) if names(&failure.to_string(), item) => return Ok(()),
        (None, Err(failure)) => {
            format!("the failure of {item} does not say which item it is about: {failure}")
        }
    };
    Err(Finding::new(Verdict::WrongResult, seen))
}

fn saved(wanted: &[Wanted], folder: &Folder) -> Result<(), Finding> {
    let (inside, outside) = folder.files();
    let wrong = |verdict, seen: String| Err(Finding::new(verdict, seen));
    if let Some(file) = outside.first() {
        let file = file.strip_prefix(&folder.around).unwrap_or(file);
        return wrong(
            Verdict::WrongResult,
            format!(
                "{}, a file outside of the folder saved/here",
                file.display()
            ),
        );
    }
    let mut found: Vec<(&PathBuf, Vec<u8>)> = inside
        .iter()
        .map(|file| (file, (folder.read)(file)))
        .collect();
    for Wanted { item, file } in wanted {
        let Some(right) = file else { continue };
        if let Some(place) = found.iter().position(|(_, bytes)| bytes == right) {
            found.swap_remove(place);
            continue;
        }
        let part = found
            .iter()
            .find(|(_, bytes)| !bytes.is_empty() && right.starts_with(bytes));
        return match part {
            Some((file, _)) => wrong(
                Verdict::WrongResult,
                format!("only a part of {item} is saved, in {}", name(file)),
            ),
            None => wrong(
                Verdict::LostItems,
                format!(
                    "the outcome of {item} is Ok, and none of the {} files has what it has",
                    inside.len()
                ),
            ),
        };
    }
    match found.first() {
        None => Ok(()),
        Some((file, _)) => wrong(
            Verdict::WrongResult,
            format!("a file is left that belongs to no item: {}", name(file)),
        ),
    }
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(item: &str, file: Option<&str>) -> Wanted {
        Wanted {
            item: item.to_owned(),
            file: file.map(|text| text.as_bytes().to_vec()),
        }
    }

    fn failure(text: &str) -> Outcome {
        Err(Failure::of(text, "gone"))
    }

    /// The verdict on these outcomes and files, where `a` and `c` can be done and `b` cannot.
    fn judged(outcomes: &[Outcome], files: &[(&str, &str)]) -> Option<Verdict> {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        fs::create_dir_all(folder.path()).expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        let items = [
            wanted("a", Some("A")),
            wanted("b", None),
            wanted("c", Some("CC")),
        ];
        let finding = judge(&items, outcomes, &folder).err();
        finding.map(|finding| finding.verdict)
    }

    const FILES: [(&str, &str); 2] = [("1", "A"), ("2", "CC")];

    #[test]
    fn what_cannot_be_done_is_named_and_the_rest_is_there() {
        let right = [Ok(()), failure("b"), Ok(())];
        assert_eq!(judged(&right, &FILES), None);
        assert_eq!(judged(&right, &FILES[..1]), Some(Verdict::LostItems));
        let half = [("1", "A"), ("2", "C")];
        assert_eq!(judged(&right, &half), Some(Verdict::WrongResult));
        let more = [FILES[0], FILES[1], (".saving-x", "")];
        assert_eq!(judged(&right, &more), Some(Verdict::WrongResult));
        let outside = [FILES[0], FILES[1], ("../out", "A")];
        assert_eq!(judged(&right, &outside), Some(Verdict::WrongResult));
    }

    #[test]
    fn outcomes_stand_where_their_items_do() {
        let verdict = |outcomes: [Outcome; 3]| judged(&outcomes, &FILES);
        let shifted = [failure("b"), Ok(()), Ok(())];
        assert_eq!(verdict(shifted), Some(Verdict::OutOfOrder));
        let nameless = [Ok(()), failure("something"), Ok(())];
        assert_eq!(verdict(nameless), Some(Verdict::WrongResult));
        let none = [Ok(()), Ok(()), Ok(())];
        assert_eq!(verdict(none), Some(Verdict::WrongResult));
        let all = [failure("a"), failure("b"), failure("c")];
        assert_eq!(verdict(all), Some(Verdict::WrongResult));
        assert_eq!(judged(&[Ok(())], &FILES), Some(Verdict::LostItems));
        let unwritten = [failure("not yet implemented"), failure("b"), Ok(())];
        assert_eq!(verdict(unwritten), Some(Verdict::NotWrittenYet));
    }

    #[test]
    fn a_name_that_begins_alike_is_another_name() {
        assert!(names("x/1.txt: gone", "x/1.txt"));
        assert!(names("cannot get x/1.txt", "x/1.txt"));
        assert!(!names("x/1.txt?fault=404: gone", "x/1.txt"));
        assert!(!names("x/12.txt", "x/1"));
    }
}
