//! Questions that the page itself marks: `<!-- quiz NAME -->` stands for those of `docs/quiz/NAME.toml`.

mod html;
mod questions;

use crate::markdown::{Line, lines};
use crate::places;
use crate::trouble::Trouble;
use questions::Quiz;

/// The page, with its quizzes.
pub(super) fn put_in(page: &str) -> Result<String, Trouble> {
    let mut out = String::with_capacity(page.len());
    for line in lines(page) {
        match name(line) {
            Some(name) => {
                let file = places::docs().join("quiz").join(format!("{name}.toml"));
                out.push_str(&html::quiz(name, &Quiz::read(&file)?)?);
            }
            None => out.push_str(line.text()),
        }
        out.push('\n');
    }
    Ok(out)
}

fn name(line: Line<'_>) -> Option<&str> {
    let Line::Prose(text) = line else { return None };
    let inside = text.trim().strip_prefix("<!-- quiz ")?;
    inside.strip_suffix("-->").map(str::trim)
}
