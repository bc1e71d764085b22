//! Marks for a time axis, at round times.

/// Round times in milliseconds from 0 up to `length` nanoseconds, at most `most + 1` of them. Each
/// comes with its label.
pub(super) fn marks(length: u64, most: u32) -> Vec<(f64, String)> {
    let milliseconds = length as f64 / 1e6;
    let rough = milliseconds / f64::from(most.max(1));
    if rough <= 0.0 {
        return vec![(0.0, "0".into())];
    }
    let power = 10_f64.powf(rough.log10().floor());
    // 1, 2 and 5 are what people count by.
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|round| round * power)
        .into_iter()
        .find(|step| *step >= rough * (1.0 - 1e-9));
    let step = step.unwrap_or(10.0 * power);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the power of ten of a time"
    )]
    let decimals = (-step.log10().floor()).max(0.0) as usize;
    (0..=most)
        .map(|mark| f64::from(mark) * step)
        .take_while(|mark| *mark <= milliseconds * (1.0 + 1e-9))
        .map(|mark| (mark, format!("{mark:.decimals$}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(milliseconds: f64, most: u32) -> Vec<String> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = (milliseconds * 1e6) as u64;
        marks(length, most)
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    #[test]
    fn marks_are_round() {
        assert_eq!(labels(87.0, 5), ["0", "20", "40", "60", "80"]);
        assert_eq!(labels(100.0, 5), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(labels(0.3, 3), ["0.0", "0.1", "0.2", "0.3"]);
        assert_eq!(labels(0.0, 5), ["0"]);
    }

    proptest! {
        #[test]
        fn marks_are_few_and_within(length in 0_u64..1_000_000_000_000, most in 4_u32..20) {
            let marks = marks(length, most);
            prop_assert!(!marks.is_empty() && marks.len() <= most as usize + 1);
            prop_assert!(marks.iter().all(|(mark, _)| *mark <= length as f64 / 1e6 * 1.000_001));
            // More than a third of the axis has marks.
            let last = marks.last().map_or(0.0, |(mark, _)| *mark);
            prop_assert!(length == 0 || last > length as f64 / 1e6 / 3.0);
        }
    }
}
