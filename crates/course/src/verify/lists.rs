//! Where the course lists its exercises.

use spec::Exercise;

/// A line that a file of the course must have for an exercise.
pub(crate) struct Entry {
    pub(crate) file: &'static str,
    /// What the line is, or contains.
    pub(crate) text: String,
}

/// Every line that an exercise is entered by.
pub(crate) fn entries(exercise: &Exercise) -> Vec<Entry> {
    let (package, short) = (exercise.package, exercise.short());
    let module = package.replace('-', "_");
    let entry = |file, text: String| Entry { file, text };
    vec![
        entry(
            "Cargo.toml",
            format!("{package} = {{ path = \"exercises/{package}\" }}"),
        ),
        entry(
            "solutions/Cargo.toml",
            format!("{package}.workspace = true"),
        ),
        entry("solutions/Cargo.toml", format!("name = \"{short}\"")),
        entry("solutions/Cargo.toml", format!("\"{short}\"")),
        entry("solutions/src/lib.rs", format!("pub mod {module};")),
        entry("solutions/src/main.rs", format!("(\"{package}\",")),
        entry("crates/spec/Cargo.toml", format!("name = \"{short}\"")),
        entry("crates/spec/src/lib.rs", format!("pub mod {short};")),
        entry(
            "README.md",
            format!("| [`{package}`](exercises/{package}) |"),
        ),
    ]
}

/// The minutes that the table of the README gives for an exercise: its last column, a number or not.
pub(crate) fn minutes_in<'a>(readme: &'a str, exercise: &Exercise) -> Option<&'a str> {
    let first = format!("| [`{}`]", exercise.package);
    let row = readme.lines().find(|line| line.starts_with(&first))?;
    let columns = row.trim_end().trim_end_matches('|');
    Some(columns.rsplit('|').next()?.trim())
}

/// The folders that the map of the README has a row for: `crates/core`, `docs`.
pub(crate) fn map_of(readme: &str) -> Vec<String> {
    let rows = readme.lines().filter(|line| line.starts_with("| [`"));
    rows.filter_map(|row| {
        let (_, link) = row.split_once("](")?;
        let (link, _) = link.split_once(')')?;
        Some(link.trim_end_matches('/').to_owned())
    })
    .collect()
}
