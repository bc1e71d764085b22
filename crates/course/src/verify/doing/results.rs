//! Reads what a program of tests prints.

/// A test, and why it failed if it did.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Test {
    pub(super) name: String,
    pub(super) failure: Option<String>,
}

/// Every test that ran. `said` is what libtest prints, or libtest-mimic.
pub(super) fn of(said: &str) -> Vec<Test> {
    let results = said.lines().filter_map(|line| {
        let (name, result) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
        Some((name.trim(), result.trim()))
    });
    results
        .filter(|(_, result)| ["ok", "FAILED"].contains(result))
        .map(|(name, result)| Test {
            name: name.to_owned(),
            failure: (result == "FAILED").then(|| failure(said, name)),
        })
        .collect()
}

/// What stands below `---- name ----`.
fn failure(said: &str, name: &str) -> String {
    let is_head = |line: &str| line.starts_with("---- ") && line.ends_with("----");
    let mut lines = said
        .lines()
        .skip_while(|line| !(is_head(line) && line.split(' ').nth(1) == Some(name)));
    lines.next();
    let text: Vec<_> = lines
        .take_while(|line| !is_head(line) && *line != "failures:")
        .collect();
    text.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "
running 3 tests
test wrong::f::lost::is::LostItems  ... FAILED
test wrong::f::lost::mended::passes ... ok
test right::f::other::passes        ... FAILED

failures:

---- wrong::f::lost::is::LostItems ----
should be LOST ITEMS, was no finding

---- right::f::other::passes ----
should be no finding, was SERIALISED:
seen 3 calls


failures:
    wrong::f::lost::is::LostItems
    right::f::other::passes

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.49s
";

    #[test]
    fn each_test_is_there_with_the_reason_of_its_failure() {
        let test = |name: &str, failure: Option<&str>| Test {
            name: name.into(),
            failure: failure.map(str::to_owned),
        };
        assert_eq!(
            of(SAID),
            [
                test(
                    "wrong::f::lost::is::LostItems",
                    Some("should be LOST ITEMS, was no finding")
                ),
                test("wrong::f::lost::mended::passes", None),
                test(
                    "right::f::other::passes",
                    Some("should be no finding, was SERIALISED:\nseen 3 calls")
                ),
            ]
        );
    }

    #[test]
    fn a_test_of_the_standard_harness_is_read_too() {
        let said =
            "test a ... FAILED\n\nfailures:\n\n---- a stdout ----\nwhy\n\nfailures:\n    a\n";
        assert_eq!(of(said)[0].failure.as_deref(), Some("why"));
    }
}
