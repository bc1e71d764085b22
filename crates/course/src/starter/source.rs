//! The text of a solution with its marks, and what is made of it.

use super::line::Line;

/// A solution as it stands in `solutions/src`, whose marks are in order.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    lines: Vec<Line<'a>>,
}

/// What is wrong with the marks of a solution.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl<'a> Source<'a> {
    /// # Errors
    /// A mark that stands where it cannot, or lacks its other half.
    pub(crate) fn of(text: &'a str) -> Result<Self, Wrong> {
        let lines: Vec<_> = text.lines().map(Line::of).collect();
        check(&lines)?;
        Ok(Self { lines })
    }

    /// The file that a learner begins with.
    pub(crate) fn starter(&self) -> String {
        self.text(|line, in_solution| match line {
            Line::Text(text) if !in_solution => Some((*text).to_owned()),
            Line::StarterOnly { text: "", .. } => Some(String::new()),
            Line::StarterOnly { indent, text } => Some(format!("{indent}{text}")),
            _ => None,
        })
    }

    /// The solution without any marks, as it is shown.
    pub(crate) fn solution(&self) -> String {
        self.text(|line, _| match line {
            Line::Text(text) => Some((*text).to_owned()),
            _ => None,
        })
    }

    /// The names of the parts that the book shows, in order.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &'a str> {
        self.lines.iter().filter_map(|line| match line {
            Line::Anchor(name) => Some(*name),
            _ => None,
        })
    }

    fn text(&self, kept: impl Fn(&Line<'a>, bool) -> Option<String>) -> String {
        let mut text = String::new();
        let mut in_solution = false;
        for line in &self.lines {
            match line {
                Line::Open => in_solution = true,
                Line::Close => in_solution = false,
                _ => {}
            }
            if let Some(line) = kept(line, in_solution) {
                text.push_str(&line);
                text.push('\n');
            }
        }
        text
    }
}

/// Every mark has its other half, nothing overlaps, and no anchor has the name of another.
fn check(lines: &[Line<'_>]) -> Result<(), Wrong> {
    let mut solution = None;
    let mut anchor: Option<(usize, &str)> = None;
    let mut names = Vec::new();
    for (number, line) in (1..).zip(lines) {
        let wrong = |what: String| Err(Wrong { line: number, what });
        match line {
            Line::Open if solution.is_some() => {
                return wrong("`// <solution>` inside of another one".into());
            }
            Line::Open => solution = Some(number),
            Line::Close if solution.take().is_none() => {
                return wrong("`// </solution>`, and no `// <solution>` before it".into());
            }
            Line::StarterOnly { .. } if solution.is_some() => {
                return wrong("a line of the starter, `//|`, inside of `// <solution>`".into());
            }
            Line::Anchor(name) if anchor.is_some() || names.contains(name) => {
                return wrong(format!(
                    "`// ANCHOR: {name}` inside of another one, or twice"
                ));
            }
            Line::Anchor(name) => {
                names.push(*name);
                anchor = Some((number, name));
            }
            Line::AnchorEnd(name) if anchor.take().is_none_or(|(_, open)| open != *name) => {
                return wrong(format!(
                    "`// ANCHOR_END: {name}`, and no `// ANCHOR: {name}` before it"
                ));
            }
            _ => {}
        }
    }
    let open = |line, what: String| Err(Wrong { line, what });
    match (solution, anchor) {
        (Some(line), _) => open(line, "`// <solution>` that is never closed".into()),
        (_, Some((line, name))) => open(line, format!("`// ANCHOR: {name}` that never ends")),
        (None, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
// <solution>
//! The answer.
// </solution>
//| //! The task.
//|
//| pub mod show;

// ANCHOR: double
/// Task 1: doubles a number.
pub fn double(n: u64) -> u64 {
    // <solution>
    // Twice is once and once more.
    n + n
    // </solution>
    //| todo!(
    //|     \"twice {n}\"
    //| )
}
// ANCHOR_END: double
";

    #[test]
    fn the_starter_has_what_is_its_own_and_what_both_have() {
        let starter = Source::of(SOURCE)
            .expect("its marks are in order")
            .starter();
        assert_eq!(
            starter,
            "//! The task.\n\npub mod show;\n\n/// Task 1: doubles a number.\npub fn double(n: u64) -> u64 {\n    \
             todo!(\n        \"twice {n}\"\n    )\n}\n"
        );
    }

    #[test]
    fn the_solution_that_is_shown_has_no_marks() {
        let solution = Source::of(SOURCE)
            .expect("its marks are in order")
            .solution();
        assert_eq!(
            solution,
            "//! The answer.\n\n/// Task 1: doubles a number.\npub fn double(n: u64) -> u64 {\n    \
             // Twice is once and once more.\n    n + n\n}\n"
        );
    }

    #[test]
    fn line_ends_of_windows_make_no_difference() {
        let there = SOURCE.replace('\n', "\r\n");
        let (here, there) = (Source::of(SOURCE), Source::of(&there));
        assert_eq!(
            here.map(|source| source.starter()),
            there.map(|source| source.starter())
        );
    }

    #[test]
    fn a_mark_without_its_other_half_is_told_with_its_line() {
        for (text, line, told) in [
            ("a\n// <solution>\nb\n", 2, "never closed"),
            ("a\n// </solution>\n", 2, "no `// <solution>` before"),
            ("// <solution>\n// <solution>\n", 2, "inside of another"),
            (
                "// <solution>\n//| a\n// </solution>\n",
                2,
                "inside of `// <solution>`",
            ),
            ("// ANCHOR: a\n", 1, "never ends"),
            (
                "// ANCHOR: a\n// ANCHOR_END: b\n",
                2,
                "no `// ANCHOR: b` before",
            ),
            ("// ANCHOR: a\n// ANCHOR_END: a\n// ANCHOR: a\n", 3, "twice"),
        ] {
            let wrong = Source::of(text).expect_err(text);
            assert_eq!(wrong.line, line, "{text}");
            assert!(wrong.what.contains(told), "{}", wrong.what);
        }
    }
}
