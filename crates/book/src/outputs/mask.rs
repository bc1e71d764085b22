//! Tells whether two outputs say the same, whatever they measured: numbers, bars, units of time and PIDs differ from
//! run to run, and lines that are wrapped break elsewhere when a number is longer. Numbers that name something, or count
//! tasks, are no measurements and stay.

/// The words that every run prints.
pub(super) fn words(text: &str, varies: &[String], any_order: bool) -> Vec<String> {
    let paragraphs = text.split("\n\n");
    let kept = paragraphs.filter(|text| !varies.iter().any(|part| text.contains(part.as_str())));
    let mut lines: Vec<Vec<String>> = kept.flat_map(str::lines).map(line).collect();
    if any_order {
        lines.sort();
    }
    lines.dedup(); // a row for each worker or number, of which there may be more or fewer
    lines.concat()
}

/// The words of a line without what is measured.
pub(super) fn line(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let kept = words.iter().enumerate().filter_map(|(place, text)| {
        if is_a_name(&words, place) || counts_tasks(&words, place) {
            return Some((*text).to_owned());
        }
        word(text)
    });
    kept.collect()
}

/// `task 2`, `exit code 101`, `signal 6`.
fn is_a_name(words: &[&str], place: usize) -> bool {
    const NAMED: [&str; 5] = ["task", "Task", "Hint", "code", "signal"];
    let before = place.checked_sub(1).map_or("", |place| words[place]);
    NAMED.contains(&before) && words[place].starts_with(|c: char| c.is_ascii_digit())
}

/// Both numbers of `2 of 3 tasks done`.
fn counts_tasks(words: &[&str], place: usize) -> bool {
    [place, place.wrapping_sub(2)].into_iter().any(|from| {
        let phrase = words.get(from..).unwrap_or_default();
        matches!(phrase, [_, "of", _, what, ..] if what.starts_with("task") || what.starts_with("exercise"))
    })
}

fn word(word: &str) -> Option<String> {
    const UNITS: [&str; 9] = ["ns", "us", "µs", "ms", "s", "KiB", "MiB", "times", "x"];
    let measured = |c: char| c.is_ascii_digit() || ('\u{2500}'..='\u{259f}').contains(&c);
    let rest: String = word.chars().filter(|&c| !measured(c)).collect();
    let bare = rest.trim_matches(|c: char| c.is_ascii_punctuation());
    if bare.is_empty() && word.chars().any(measured) || UNITS.contains(&bare) {
        return None;
    }
    Some(rest)
}

/// Where the two part, if they do: a few words of each.
pub(super) fn difference(stored: &[String], now: &[String]) -> Option<String> {
    let place = stored.iter().zip(now).take_while(|(a, b)| a == b).count();
    if place == stored.len() && place == now.len() {
        return None;
    }
    let around = |words: &[String]| {
        let from = place.saturating_sub(3);
        let to = words.len().min(place + 9);
        words[from.min(to)..to].join(" ")
    };
    Some(format!(
        "the page shows \"... {} ...\", and now it prints \"... {} ...\"",
        around(stored),
        around(now)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(stored: &str, now: &str) -> Option<String> {
        difference(&words(stored, &[], false), &words(now, &[], false))
    }

    #[test]
    fn what_is_measured_may_differ() {
        let stored = "pool  2  0.0751  1.83  93%  ████▉\nprocess 812 is done\nwrapped at a long\nnumber: 100 ms";
        let now = "pool  2  0.1  1.9   ███\nprocess 4711 is done\nwrapped at a\nlong number: 1.2 s";
        assert_eq!(differ(stored, now), None);
    }

    #[test]
    fn words_may_not() {
        let told =
            differ("pool 2 0.1\nTOO FEW WORKERS", "pool 2 0.1\nSERIALISED").expect("differs");
        assert!(
            told.contains("TOO FEW") && told.contains("SERIALISED"),
            "{told}"
        );
        for (stored, now) in [
            ("0 of 3 tasks done (2 s)", "3 of 3 tasks done (2 s)"),
            ("✗ task 1: sum", "✗ task 2: sum"),
            ("7: exit code 0: success", "7: exit code 1: success"),
        ] {
            assert!(differ(stored, now).is_some(), "{stored}");
        }
        assert!(differ("a\nb", "a").is_some());
        assert!(differ("a", "a\nb").is_some());
        assert!(differ("a\nb", "b\na").is_some());
    }

    #[test]
    fn what_an_entry_leaves_open_is_left_open() {
        let varies = ["busy".to_owned()];
        let one = words(
            "a 1\n\nThe machine was busy:\ntry again\n\nb",
            &varies,
            false,
        );
        assert_eq!(one, words("a 2\n\nb", &varies, false));
        assert_eq!(
            words("x = 1, b\nx = 2, a", &[], true),
            words("x = 2, a\nx = 1, b", &[], true)
        );
    }
}
