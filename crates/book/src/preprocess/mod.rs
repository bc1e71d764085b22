//! What is done to the pages before they become HTML, after mdBook has put in the files that they include.

mod code;
mod quiz;
pub(crate) mod repository;
mod sides;

use crate::trouble::Trouble;
use serde_json::Value;

/// The book as mdBook gives it (`[context, book]`, JSON) to the book as it wants it back.
pub(crate) fn book(given: &str) -> Result<String, Trouble> {
    let not_understood =
        |error: serde_json::Error| Trouble::failed(format!("not a book of mdBook's: {error}"));
    let (_context, mut book): (Value, Value) =
        serde_json::from_str(given).map_err(not_understood)?;
    items(&mut book["items"])?;
    serde_json::to_string(&book).map_err(not_understood)
}

fn items(items: &mut Value) -> Result<(), Trouble> {
    for item in items.as_array_mut().into_iter().flatten() {
        let Some(chapter) = item.get_mut("Chapter") else {
            continue; // a separator, or the title of a part
        };
        let path = chapter["path"].as_str().unwrap_or_default().to_owned();
        if let Some(text) = chapter["content"].as_str() {
            let text = page(&path, text)
                .map_err(|trouble| Trouble::failed(format!("docs/src/{path}: {trouble}")))?;
            chapter["content"] = Value::String(text);
        }
        self::items(&mut chapter["sub_items"])?;
    }
    Ok(())
}

/// One page, `path` being its place below `docs/src`.
fn page(path: &str, text: &str) -> Result<String, Trouble> {
    let text = quiz::put_in(text)?;
    let text = code::tidy(&text);
    let text = sides::put_side_by_side(&text)?;
    Ok(repository::link_files(path, &text))
}

/// The questions of `docs/quiz/NAME.toml`, as they stand in a page.
#[cfg(test)]
pub(crate) fn quiz_as_html(name: &str) -> Result<String, Trouble> {
    quiz::put_in(&format!("<!-- quiz {name} -->"))
}
