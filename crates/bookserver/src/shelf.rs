//! What there is, by its path.

use crate::{Book, Fault, TOPICS, page, picture};

/// How many books are on the list. There are more, up to [`MOST`].
pub const BOOKS: u64 = 20;
/// How many pictures are on the list. There are more, up to [`MOST`].
pub const PICTURES: u64 = 10;
/// The highest number that a book or a picture has.
pub const MOST: u64 = 10_000;

/// What an address leads to.
pub(crate) struct Thing {
    pub(crate) kind: &'static str,
    pub(crate) body: Vec<u8>,
}

/// What stands at `path`, if anything does.
pub(crate) fn find(path: &str, fault: Option<Fault>, base: &str, side: u32) -> Option<Thing> {
    let thing = |kind, body: String| {
        Some(Thing {
            kind,
            body: body.into_bytes(),
        })
    };
    if path == "/" {
        return thing("text/plain; charset=utf-8", list(base));
    }
    if let Some(number) = numbered(path, "/books/", ".txt") {
        let book = match fault {
            Some(Fault::Escape) => Book::titled(number, "../../The Way Out"),
            Some(Fault::Twin) => Book::titled(number, "The Twins"),
            _ => Book::new(number),
        };
        return thing("text/plain; charset=utf-8", book.text());
    }
    if let Some(number) = numbered(path, "/pictures/", ".png") {
        return Some(Thing {
            kind: "image/png",
            body: picture(number, side),
        });
    }
    let topic = path.strip_prefix("/3/library/")?.strip_suffix(".html")?;
    thing("text/html; charset=utf-8", page(topic)?)
}

fn numbered(path: &str, before: &str, after: &str) -> Option<u64> {
    let number = path.strip_prefix(before)?.strip_suffix(after)?;
    // `parse` takes a sign and zeros in front, too: then one book would have two addresses.
    let number: u64 = number
        .parse()
        .ok()
        .filter(|n: &u64| n.to_string() == number)?;
    (1..=MOST).contains(&number).then_some(number)
}

fn list(base: &str) -> String {
    let books = (1..=BOOKS).map(|number| format!("{base}/books/{number}.txt\n"));
    let pages = TOPICS.map(|topic| format!("{base}/3/library/{topic}.html\n"));
    let pictures = (1..=PICTURES).map(|number| format!("{base}/pictures/{number}.png\n"));
    books.chain(pages).chain(pictures).collect()
}
