//! The pages of documentation.

use crate::words::sentence;
use fastrand::Rng;
use std::fmt::Write;

/// What there is a page about, as on the real site.
pub const TOPICS: [&str; 6] = ["os", "sys", "urllib", "pprint", "math", "time"];

/// The page about `topic`, if there is one: its path is `/3/library/TOPIC.html`.
pub fn page(topic: &str) -> Option<String> {
    let number = TOPICS.iter().position(|known| *known == topic)?;
    let mut draws = Rng::with_seed(1_000_000 + number as u64);
    let mut text = format!(
        "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>{topic}</title></head>\n<body>\n<h1>{topic}</h1>\n"
    );
    for _ in 0..80 {
        let _ = writeln!(text, "<p>{}</p>", sentence(&mut draws));
    }
    text.push_str("</body>\n</html>\n");
    Some(text)
}
