//! Where the files of the book are.

use std::path::{Path, PathBuf};

/// The root of the workspace: that of the package that `cargo run` says it runs, or the one it was built in.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .ancestors()
        .nth(2)
        .map_or_else(|| package.clone(), Path::to_owned)
}

/// The book's own folder, with `book.toml` in it.
pub(crate) fn docs() -> PathBuf {
    root().join("docs")
}

/// The pages.
pub(crate) fn pages() -> PathBuf {
    docs().join("src")
}

/// What programs printed, as the pages show it.
pub(crate) fn output() -> PathBuf {
    pages().join("output")
}
