//! Words drawn at random, for texts that mean nothing and belong to nobody.

use fastrand::Rng;

const ADJECTIVES: [&str; 20] = [
    "amber", "brisk", "careful", "distant", "early", "faithful", "green", "hollow", "idle",
    "jolly", "keen", "lonely", "mild", "narrow", "open", "patient", "quiet", "restless", "silver",
    "tidy",
];
const NOUNS: [&str; 20] = [
    "anchor", "bridge", "cedar", "dial", "engine", "ferry", "gate", "harbour", "island", "journey",
    "kettle", "lantern", "meadow", "north", "orchard", "pier", "quarry", "river", "signal",
    "tower",
];
const VERBS: [&str; 10] = [
    "carries",
    "counts",
    "crosses",
    "finds",
    "follows",
    "keeps",
    "leaves",
    "meets",
    "paints",
    "waits for",
];

/// A title; different for different numbers.
pub(crate) fn title(number: u64) -> String {
    let (adjectives, nouns) = (ADJECTIVES.len() as u64, NOUNS.len() as u64);
    let index = number % (adjectives * nouns);
    let adjective = capital(ADJECTIVES[at(index % adjectives)]);
    // One noun further in each row of the table, so that neighbours share neither word.
    let noun = capital(NOUNS[at((index + index / adjectives) % nouns)]);
    match number / (adjectives * nouns) {
        0 => format!("The {adjective} {noun}"),
        volume => format!("The {adjective} {noun}, Volume {}", volume + 1),
    }
}

/// A sentence of some seven words.
pub(crate) fn sentence(draws: &mut Rng) -> String {
    let mut thing = || {
        let (adjective, noun) = (draws.choice(ADJECTIVES), draws.choice(NOUNS));
        format!("the {} {}", adjective.unwrap_or(""), noun.unwrap_or(""))
    };
    let (first, second) = (thing(), thing());
    let verb = draws.choice(VERBS).unwrap_or("");
    format!("{} {verb} {second}.", capital(&first))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn at(index: u64) -> usize {
    usize::try_from(index).expect("as long as a short list")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_number_has_a_title_of_its_own() {
        let titles: HashSet<String> = (0..2000).map(title).collect();
        assert_eq!(titles.len(), 2000);
        assert_eq!(title(400), "The Amber Anchor, Volume 2");
    }

    #[test]
    fn a_sentence_is_one() {
        let sentence = sentence(&mut Rng::with_seed(1));
        assert!(
            sentence.starts_with("The ") && sentence.ends_with('.'),
            "{sentence}"
        );
    }
}
