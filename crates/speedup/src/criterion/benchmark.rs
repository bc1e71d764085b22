//! `benchmark.json`: the names of a benchmark.

use crate::baseline::Id;
use std::path::Path;

/// Reads it. Fields beside the names, among them the throughput, which changed its shape several times, are passed over.
pub(super) fn parse(json: &[u8]) -> Result<Id, String> {
    serde_json::from_slice(json).map_err(|error| error.to_string())
}

/// What the folders say: nearly the same. Criterion replaces what a file name cannot hold, and cuts long ones.
pub(super) fn from_folders(criterion: &Path, benchmark: &Path) -> Id {
    let relative = benchmark.strip_prefix(criterion).unwrap_or(benchmark);
    let mut names = relative
        .iter()
        .map(|name| name.to_string_lossy().into_owned());
    Id {
        group_id: names.next().unwrap_or_default(),
        function_id: names.next(),
        value_str: names.next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_version_are_read() {
        let today = br#"{"group_id":"sums","function_id":"rayon","value_str":"2","throughput":{"Elements":3},
            "full_id":"sums/rayon/2","directory_name":"sums/rayon/2","title":"sums/rayon/2"}"#;
        assert_eq!(parse(today).expect("0.8").full(), "sums/rayon/2");
        let bare = br#"{"group_id":"sums","function_id":null,"value_str":null,"throughput":null,"full_id":"sums","directory_name":"sums"}"#;
        assert_eq!(parse(bare).expect("0.3").full(), "sums");
    }

    #[test]
    fn the_folders_stand_in_for_the_file() {
        let id = from_folders(Path::new("/c"), Path::new("/c/sums/rayon/2"));
        assert_eq!(id.full(), "sums/rayon/2");
        assert_eq!(
            from_folders(Path::new("/c"), Path::new("/c/sums")).full(),
            "sums"
        );
    }
}
