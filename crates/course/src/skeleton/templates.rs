//! What a new exercise consists of. It compiles and runs, and says where something is to be written.

/// A file that is new.
pub(super) struct Template {
    pub(super) file: &'static str,
    pub(super) text: &'static str,
}

/// All but the solution, and the starter that is made of it.
pub(super) const FILES: &[Template] = &[
    Template {
        file: "crates/spec/src/{short}.rs",
        text: include_str!("templates/spec.rs.txt"),
    },
    Template {
        file: "crates/spec/tests/{short}/main.rs",
        text: include_str!("templates/corpus.rs.txt"),
    },
    Template {
        file: "solutions/tests/{short}.rs",
        text: include_str!("templates/solution_test.rs.txt"),
    },
    Template {
        file: "exercises/{package}/Cargo.toml",
        text: include_str!("templates/exercise.toml"),
    },
    Template {
        file: "exercises/{package}/src/main.rs",
        text: include_str!("templates/main.rs.txt"),
    },
    Template {
        file: "exercises/{package}/src/show.rs",
        text: include_str!("templates/show.rs.txt"),
    },
    Template {
        file: "exercises/{package}/tests/laws.rs",
        text: include_str!("templates/laws.rs.txt"),
    },
    Template {
        file: "exercises/{package}/tests/starter.rs",
        text: include_str!("templates/starter.rs.txt"),
    },
    Template {
        file: "docs/src/{package}.md",
        text: include_str!("templates/page.md"),
    },
];

pub(super) const SOLUTION: &str = include_str!("templates/solution.rs.txt");

/// For `solutions/src/main.rs`.
pub(super) const RUN: &str = include_str!("templates/run.rs.txt");

/// For the manifest of `spec`.
pub(super) const CORPUS_ENTRY: &str = "
[[test]]
name = \"{short}\"
path = \"tests/{short}/main.rs\"
harness = false
required-features = [\"{short}\"]
";

/// For the manifest of `solutions`.
pub(super) const LAWS_ENTRY: &str = "
[[test]]
name = \"{short}\"
harness = false
";
