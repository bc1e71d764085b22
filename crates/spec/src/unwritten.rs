//! What a `todo!` asks for, as it stands in the file. Its message has the values of one call in it, which a law may
//! have drawn at random ("the numbers below 0"); the file has their names.

use crate::{Finding, Verdict};
use std::fs;
use std::path::{Path, PathBuf};

/// What the macro says before its text.
const SAYS: &str = "not yet implemented";

/// Where the learner's file is in the folder of its package, in which the laws are asked.
const LEARNERS: [&str; 2] = ["src", "lib.rs"];

/// Puts what is to be written in the words of the file, where they can be had.
pub(crate) fn reword(finding: &mut Finding) {
    if finding.verdict != Verdict::NotWrittenYet {
        return;
    }
    let text = match &finding.place {
        Some(place) => at(place),
        None => of_message(&finding.seen),
    };
    if let Some(text) = text {
        finding.seen = format!("{SAYS}: {text}");
    }
}

/// What the `todo!` at `place`, `file:line`, asks for; none if it cannot be read there.
fn at(place: &str) -> Option<String> {
    let (file, line) = place.rsplit_once(':')?;
    let line: usize = line.parse().ok()?;
    let source = fs::read_to_string(found(Path::new(file))?).ok()?;
    let mut todos = all(&source).into_iter();
    Some(todos.find(|todo| todo.line == line)?.text())
}

/// The same of a message that came without a place, out of another process for one: the `todo!` of the learner's
/// file that says so.
fn of_message(message: &str) -> Option<String> {
    let file: PathBuf = LEARNERS.iter().collect();
    let source = fs::read_to_string(file).ok()?;
    let mut todos = all(&source).into_iter();
    Some(todos.find(|todo| todo.has_said(message))?.text())
}

/// The compiler names files from the root of the workspace, and the laws are asked in a folder below it.
fn found(file: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let there = |folder: &Path| Some(folder.join(file)).filter(|file| file.is_file());
    here.ancestors().find_map(there)
}

/// A `todo!`, and the line that it begins in.
struct Todo {
    line: usize,
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    /// The expression whose value stands there when it is called.
    Value(String),
}

impl Todo {
    fn text(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Value(name) => format!("`{name}`"),
        };
        self.parts.iter().map(part).collect()
    }

    /// Whether `message` is this text, whatever the values were.
    fn has_said(&self, message: &str) -> bool {
        let Some((_, mut rest)) = message.split_once(SAYS) else {
            return false;
        };
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text),
            Part::Value(_) => None,
        });
        for text in texts {
            let Some((_, after)) = rest.split_once(text) else {
                return false;
            };
            rest = after;
        }
        true
    }
}

/// Every `todo!` with a text that can be read here: that of an ordinary string.
fn all(source: &str) -> Vec<Todo> {
    let todo = |(at, name): (usize, &str)| {
        Some(Todo {
            line: 1 + source[..at].matches('\n').count(),
            parts: parts(&source[at + name.len()..])?,
        })
    };
    source.match_indices("todo!").filter_map(todo).collect()
}

/// Of what stands behind `todo!`: `("... {name:?} ... {}", value)`.
fn parts(call: &str) -> Option<Vec<Part>> {
    let inside = call.trim_start().strip_prefix(['(', '[', '{'])?;
    let mut literal = inside.trim_start().strip_prefix('"')?.chars();
    let (mut parts, mut text) = (Vec::new(), String::new());
    loop {
        match literal.next()? {
            '"' => break,
            '\\' => match literal.next()? {
                escaped @ ('"' | '\\' | '\'') => text.push(escaped),
                'n' => text.push('\n'),
                // The string goes on in the next line, where that begins to say something.
                '\n' => literal = literal.as_str().trim_start().chars(),
                _ => return None,
            },
            brace @ ('{' | '}') if literal.as_str().starts_with(brace) => {
                literal.next();
                text.push(brace);
            }
            '{' => {
                let (value, rest) = literal.as_str().split_once('}')?;
                let (name, _) = value.split_once(':').unwrap_or((value, ""));
                parts.push(Part::Text(std::mem::take(&mut text)));
                parts.push(Part::Value(name.trim().to_owned()));
                literal = rest.chars();
            }
            other => text.push(other),
        }
    }
    parts.push(Part::Text(text));
    let mut values = values(literal.as_str()).into_iter();
    for part in &mut parts {
        match part {
            Part::Value(name) if name.is_empty() => *name = values.next()?,
            Part::Value(_) | Part::Text(_) => {}
        }
    }
    Some(parts)
}

/// The arguments of a macro from the comma before the first up to the bracket that ends it.
fn values(rest: &str) -> Vec<String> {
    let (mut depth, mut values) = (0, Vec::new());
    for letter in rest.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                values.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(value) = values.last_mut() {
            value.push(letter);
        }
    }
    values.iter().map(|value| value.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<(usize, String)> {
        let todos = all(source);
        todos.iter().map(|todo| (todo.line, todo.text())).collect()
    }

    #[test]
    fn names_stand_where_values_would() {
        let source = "fn f() {\n    todo!(\"map {list:?} on {workers} workers\")\n}\n\
                      fn g() {\n    todo!(\n        \"{} of {} \\\"a\\\" {{b}}\",\n        list.len(), f(1, 2)\n    )\n}\n";
        assert_eq!(
            texts(source),
            [
                (2, "map `list` on `workers` workers".to_owned()),
                (5, "`list.len()` of `f(1, 2)` \"a\" {b}".to_owned()),
            ]
        );
    }

    #[test]
    fn a_text_may_go_on_in_the_next_line() {
        let source = "todo!(\"one \\\n     two\")";
        assert_eq!(texts(source), [(1, "one two".to_owned())]);
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        for source in [
            "todo!()",
            "todo!(r\"raw\")",
            "todo!(\"{}\")",
            "todo!(\"no end",
            "todo!(\"\\u{41}\")",
        ] {
            assert_eq!(texts(source), [], "{source}");
        }
    }

    #[test]
    fn a_message_is_known_by_what_does_not_change() {
        let todos = all("todo!(\"get {url} and save it\")");
        assert!(todos[0].has_said("a process panicked: not yet implemented: get 1 and save it"));
        assert!(!todos[0].has_said("not yet implemented: get 1 and lose it"));
        assert!(!todos[0].has_said("get 1 and save it"));
    }

    /// The file is this one, as the compiler names it.
    #[test]
    fn a_place_is_found_from_the_folder_of_the_package() {
        let mark = line!() + 1;
        let _ = || -> u32 { todo!("read me, {mark}") };
        let place = format!("{}:{mark}", file!());
        assert_eq!(at(&place).as_deref(), Some("read me, `mark`"));
        assert_eq!(at("nowhere.rs:1"), None);
        assert_eq!(at(&format!("{}:1", file!())), None);
    }
}
