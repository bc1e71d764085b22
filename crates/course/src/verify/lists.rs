//! Where the course lists its exercises.

use spec::Exercise;

/// A table with a row for each exercise: its first column names the package, its last one has the minutes.
pub(crate) struct Table {
    pub(crate) file: &'static str,
    /// What its first line begins with.
    head: &'static str,
    /// What a row begins with, before the name of the package.
    row: &'static str,
}

pub(crate) const README: Table = Table {
    file: "README.md",
    head: "| package |",
    row: "| [`",
};

/// Which chapters of the book go with which exercise.
pub(crate) const CHAPTERS: Table = Table {
    file: "docs/src/before-you-start.md",
    head: "| exercise |",
    row: "| `",
};

impl Table {
    /// Whether the line may be a row of it: that of `exercises/` in the map of the README is none.
    pub(crate) fn is_row(&self, line: &str) -> bool {
        let package = line
            .strip_prefix(self.row)
            .and_then(|rest| rest.strip_prefix("ex"));
        package.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    }

    /// Its row for an exercise; what stands outside of it does not count.
    pub(crate) fn row<'a>(&self, text: &'a str, exercise: &Exercise) -> Option<&'a str> {
        let first = format!("{}{}`", self.row, exercise.package);
        self.lines(text).find(|line| line.starts_with(&first))
    }

    /// The minutes that it gives for an exercise: its last column, a number or not.
    pub(crate) fn minutes_in<'a>(&self, text: &'a str, exercise: &Exercise) -> Option<&'a str> {
        let row = self.row(text, exercise)?;
        let columns = row.trim_end().trim_end_matches('|');
        Some(columns.rsplit('|').next()?.trim())
    }

    fn lines<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let head = self.head;
        text.lines()
            .skip_while(move |line| !line.starts_with(head))
            .take_while(|line| line.starts_with('|'))
    }
}

/// The last page that a row of [`CHAPTERS`] links to.
pub(crate) fn last_page(row: &str) -> Option<&str> {
    let (_, link) = row.rsplit_once("](")?;
    Some(link.split_once(')')?.0)
}

/// A line that a file of the course must have for an exercise.
pub(crate) struct Entry {
    pub(crate) file: &'static str,
    /// What the line is, or contains.
    pub(crate) text: String,
    /// Where it must stand, if not anywhere in the file.
    table: Option<Table>,
}

impl Entry {
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let is_it = |line: &str| line.contains(&self.text);
        match &self.table {
            Some(table) => table.lines(text).any(is_it),
            None => text.lines().any(is_it),
        }
    }
}

/// Every line that an exercise is entered by.
pub(crate) fn entries(exercise: &Exercise) -> Vec<Entry> {
    let (package, short) = (exercise.package, exercise.short());
    let module = package.replace('-', "_");
    let entry = |file, text: String| Entry {
        file,
        text,
        table: None,
    };
    let row = |table: Table, text: String| Entry {
        file: table.file,
        text,
        table: Some(table),
    };
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
        row(README, format!("| [`{package}`](exercises/{package}) |")),
        row(CHAPTERS, format!("| `{package}` |")),
    ]
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
