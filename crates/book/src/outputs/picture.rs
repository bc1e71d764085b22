//! What a drawn timeline says: its texts, without what is measured.

use super::mask;

/// The words between the tags, each text once.
pub(super) fn words(svg: &str) -> Vec<String> {
    let mut texts: Vec<Vec<String>> = Vec::new();
    for text in svg.split('>').filter_map(|piece| piece.split('<').next()) {
        let words = mask::line(text);
        if !words.is_empty() && !texts.contains(&words) {
            texts.push(words);
        }
    }
    texts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_and_places_do_not() {
        let a = "<svg><title>One</title><text x=\"1\">thread 1</text><text>20 ms</text><path d=\"M1 2\"/></svg>";
        let b = "<svg><title>One</title><text x=\"9\">thread 1</text><text>thread 2</text><text>5</text></svg>";
        assert_eq!(words(a), words(b));
        assert_ne!(words(a), words(&b.replace("One", "Two")));
    }
}
