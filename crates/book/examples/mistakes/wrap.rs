//! A verdict as wide as the terminal.

/// Where the text of a line begins, behind its label.
const INDENT: usize = 11;

/// What `COLUMNS` says.
pub(super) fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok();
    let said = said.and_then(|text| text.parse().ok());
    said.unwrap_or(80).max(3 * INDENT)
}

/// Each line broken where it is too long, and what follows stands below its beginning.
pub(super) fn lines(text: &str, columns: usize) -> String {
    let broken: Vec<String> = text.lines().map(|line| broken(line, columns)).collect();
    broken.join("\n")
}

fn broken(line: &str, columns: usize) -> String {
    let mut done = String::new();
    let mut rest = line.to_owned();
    while let Some((head, tail)) = cut(&rest, columns) {
        done.push_str(head);
        done.push('\n');
        rest = " ".repeat(INDENT) + tail;
    }
    done + &rest
}

/// The last space that keeps the line within its width, if it is too long and has one behind its label.
fn cut(line: &str, columns: usize) -> Option<(&str, &str)> {
    let (end, _) = line.char_indices().nth(columns)?;
    let place = line[..end].rfind(' ')?;
    let (head, tail) = line.split_at(place);
    (line.starts_with(' ') && head.len() > INDENT).then(|| (head.trim_end(), &tail[1..]))
}
