//! From numbers to places.

/// A straight scale from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// Where 0 is, and where the largest number is.
    pub(super) zero: f64,
    pub(super) end: f64,
    pub(super) largest: f64,
}

impl Scale {
    pub(super) fn place(&self, number: f64) -> f64 {
        self.zero + (self.end - self.zero) * (number / self.largest)
    }

    /// Round numbers up to the largest: five or so of them.
    pub(super) fn marks(&self) -> Vec<f64> {
        let rough = self.largest / 5.0;
        let power = 10.0_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|factor| factor * power)
            .into_iter()
            .find(|step| *step >= rough * 0.999)
            .unwrap_or(power * 10.0);
        (0..20)
            .map(|index| f64::from(index) * step)
            .take_while(|mark| *mark <= self.largest * 1.0001)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_marks_are_few_and_on_the_scale(largest in 1e-3_f64..1e6) {
            let marks = Scale { zero: 200.0, end: 10.0, largest }.marks();
            prop_assert!((3..=8).contains(&marks.len()), "{marks:?}");
            prop_assert!(marks.iter().all(|mark| *mark <= largest * 1.001));
        }
    }
}
