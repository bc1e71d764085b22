//! The skeleton of a new exercise, in all the places where an exercise stands.

mod edit;
mod name;
mod templates;

use crate::starter::{self, Source};
use crate::trouble::Trouble;
use crate::verify::lists::{self, CHAPTERS, README};
use edit::Edit;
use name::Name;
use std::path::{Path, PathBuf};

/// A file, and what is to be in it.
type Written = (PathBuf, String);

/// Writes the skeleton of the exercise called `name`, and gives the files, from the root, that are new or changed.
///
/// # Errors
/// The name will not do, a file is there already, or a list is not as it was expected. Then nothing was written.
pub(crate) fn write(root: &Path, name: &str) -> Result<Vec<PathBuf>, Trouble> {
    let name = Name::of(name)?;
    let mut files = new_files(root, &name)?;
    let mut edits = edits(&name);
    if has_book(root) {
        edits.extend(edits_of_the_book(root, &name)?);
    }
    files.extend(edit::all(root, &edits)?);
    for (file, text) in &files {
        course_core::save_bytes_to_file(text.as_bytes(), root.join(file))
            .map_err(Trouble::failed)?;
    }
    Ok(files.into_iter().map(|(file, _)| file).collect())
}

/// None of them may be there.
fn new_files(root: &Path, name: &Name) -> Result<Vec<Written>, Trouble> {
    let mut files: Vec<Written> = templates::FILES
        .iter()
        .filter(|template| !template.file.starts_with("docs/") || has_book(root))
        .map(|template| (name.fill(template.file).into(), name.fill(template.text)))
        .collect();
    let solution = name.fill(templates::SOLUTION);
    let source = Source::of(&solution)
        .map_err(|wrong| Trouble::failed(format!("the template of a solution: {}", wrong.what)))?;
    files.push((
        name.fill("exercises/{package}/src/lib.rs").into(),
        source.starter(),
    ));
    files.push((name.fill("solutions/src/{module}.rs").into(), solution));
    let there = files.iter().find(|(file, _)| root.join(file).exists());
    match there {
        Some((file, _)) => Err(Trouble::failed(format!(
            "{} is there already, so nothing was written; choose another number",
            file.display()
        ))),
        None => Ok(files),
    }
}

fn has_book(root: &Path) -> bool {
    root.join("docs/src/SUMMARY.md").is_file()
}

/// The lines by which an exercise is entered in the lists.
fn edits(name: &Name) -> Vec<Edit> {
    let fill = |text: &str| name.fill(text);
    let after = |file, line: fn(&str) -> bool, text: &str| Edit::after(file, line, fill(text));
    let within = |file, line: fn(&str) -> bool| Edit::in_list(file, line, fill("\"{short}\""));
    vec![
        after(
            "Cargo.toml",
            |line| line.contains("{ path = \"exercises/"),
            "{package} = { path = \"exercises/{package}\" }\n",
        ),
        within("crates/spec/Cargo.toml", |line| {
            line.starts_with("default = [\"ex")
        }),
        after(
            "crates/spec/Cargo.toml",
            |line| line.starts_with("ex") && line.contains(" = ["),
            "{short} = []\n",
        ),
        after(
            "crates/spec/Cargo.toml",
            |line| line.starts_with("required-features = [\"ex"),
            templates::CORPUS_ENTRY,
        ),
        after(
            "crates/spec/src/lib.rs",
            |line| line.starts_with("pub mod ex") && !line.starts_with("pub mod exercise"),
            "#[cfg(feature = \"{short}\")]\npub mod {short};\n",
        ),
        after(
            "crates/spec/src/exercise.rs",
            |line| line.trim_start().starts_with("Exercise::of::<crate::ex"),
            "        #[cfg(feature = \"{short}\")]\n        Exercise::of::<crate::{short}::Subject>(),\n",
        ),
        after(
            "solutions/Cargo.toml",
            |line| line.starts_with("ex") && line.ends_with(".workspace = true"),
            "{package}.workspace = true\n",
        ),
        within("solutions/Cargo.toml", |line| line.starts_with("spec = ")),
        Edit::at_the_end("solutions/Cargo.toml", fill(templates::LAWS_ENTRY)),
        after(
            "solutions/src/lib.rs",
            |line| line.starts_with("pub mod ex"),
            "pub mod {module};\n",
        ),
        after(
            "solutions/src/main.rs",
            |line| line.starts_with("    (\"ex"),
            "    (\"{package}\", {module}),\n",
        ),
        Edit::before(
            "solutions/src/main.rs",
            |line| line == "#[cfg(test)]",
            fill(templates::RUN),
        ),
        within("crates/course/Cargo.toml", |line| {
            line.starts_with("spec = ")
        }),
        after(
            README.file,
            |line| README.is_row(line),
            "| [`{package}`](exercises/{package}) | TO BE WRITTEN: to do what | 0 |\n",
        ),
    ]
}

/// The chapter comes after the last of the exercise that was the last: the pages after that are about all of them.
fn edits_of_the_book(root: &Path, name: &Name) -> Result<Vec<Edit>, Trouble> {
    let chapters = starter::read(root, Path::new(CHAPTERS.file))?;
    let last = spec::exercises();
    let last = last.last().and_then(|last| CHAPTERS.row(&chapters, last));
    let page = last.and_then(lists::last_page).map(str::to_owned);
    Ok(vec![
        Edit::after(
            CHAPTERS.file,
            |line| CHAPTERS.is_row(line),
            name.fill("| `{package}` | [TO BE WRITTEN]({package}.md) | 0 |\n"),
        ),
        Edit::after(
            "docs/src/SUMMARY.md",
            move |line| {
                let page = page.as_ref();
                page.is_some_and(|page| line.ends_with(&format!("]({page})")))
            },
            name.fill("- [TO BE WRITTEN]({package}.md)\n"),
        ),
    ])
}

#[cfg(test)]
mod tests;
