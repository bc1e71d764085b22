//! The marks beside numbers, and the notes that explain them.

use crate::probe::{Poor, Reason};

/// More workers than cores.
pub(crate) const CROWDED: char = '*';
/// The probe was poor.
pub(crate) const POOR: char = '?';

/// A note for each reason, with all that it holds for: where a machine was disturbed, most have one.
pub(crate) fn poor_probes(marked: impl Iterator<Item = (String, Poor)>) -> Vec<String> {
    let mut reasons: Vec<(Reason, Vec<(String, String)>)> = Vec::new();
    for (name, poor) in marked {
        let one = (name, poor.amount().unwrap_or_default());
        match reasons
            .iter_mut()
            .find(|(reason, _)| *reason == poor.reason)
        {
            Some((_, names)) => names.push(one),
            None => reasons.push((poor.reason, vec![one])),
        }
    }
    let note = |(reason, names): (Reason, Vec<(String, String)>)| {
        let (_, amount) = &names[0];
        let all_alike = names.iter().all(|(_, other)| other == amount);
        let named: Vec<String> = if all_alike {
            names.iter().map(|(name, _)| name.clone()).collect()
        } else {
            names
                .iter()
                .map(|(name, amount)| format!("{amount} ({name})"))
                .collect()
        };
        if all_alike {
            let sentence = format!("{} {amount}", reason.sentence());
            format!("{POOR} {}: {}.", named.join(", "), sentence.trim_end())
        } else {
            format!("{POOR} {} {}.", reason.sentence(), named.join(", "))
        }
    };
    reasons.into_iter().map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_said_once() {
        let poor = |name: &str, reason, figure| {
            let figure = Some(figure);
            (name.to_owned(), Poor { reason, figure })
        };
        let notes = poor_probes(
            [
                poor("pool/2", Reason::FewCores(2.0), 1.1),
                poor("pool/1", Reason::UnsteadySerial, 0.3),
                poor("rayon/2", Reason::FewCores(2.0), 1.3),
                poor("rayon/1", Reason::UnsteadySerial, 0.3),
            ]
            .into_iter(),
        );
        assert_eq!(notes.len(), 2);
        assert_eq!(
            notes[0],
            "? of 2 cores, the machine gave 1.10 (pool/2), 1.30 (rayon/2)."
        );
        assert!(
            notes[1].starts_with("? pool/1, rayon/1: beside the serial benchmark"),
            "{}",
            notes[1]
        );
    }
}
