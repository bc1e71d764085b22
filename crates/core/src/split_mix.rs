//! A small generator of pseudo-random numbers: `SplitMix64`.
//!
//! From Guy L. Steele, Doug Lea and Christine H. Flood, "Fast Splittable Pseudorandom Number
//! Generators", OOPSLA 2014, with the constants of Sebastiano Vigna's version,
//! <https://prng.di.unimi.it/splitmix64.c>. A crate would do as well; these ten lines are quicker
//! to compile, and to read. Not for secrets.

/// The generator: a counter in steps of an odd constant, whose bits are then mixed.
pub(crate) struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// Starts a sequence. Equal seeds give equal sequences.
    pub(crate) fn new(seed: u64) -> Self {
        SplitMix64 { state: seed }
    }

    /// The next 64 random bits. The sequence repeats after 2⁶⁴ of them.
    pub(crate) fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// The next random number from 0 up to, and without, 1: a multiple of 2⁻⁵³.
    pub(crate) fn next_fraction(&mut self) -> f64 {
        let top_53_bits = self.next_u64() >> 11; // as many as an f64 holds exactly
        top_53_bits as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::SplitMix64;

    /// What the reference program in C prints for this seed; also published at
    /// <https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64>.
    #[test]
    fn agrees_with_the_reference_program() {
        let mut generator = SplitMix64::new(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        for number in expected {
            assert_eq!(generator.next_u64(), number);
        }
    }

    #[test]
    fn a_fraction_is_never_one() {
        let mut generator = SplitMix64::new(0);
        let mut above_a_half = 0;
        for _ in 0..100_000 {
            let fraction = generator.next_fraction();
            assert!((0.0..1.0).contains(&fraction));
            above_a_half += u32::from(fraction >= 0.5);
        }
        // 50 000 expected, standard deviation 158: six of them either way.
        assert!((49_050..=50_950).contains(&above_a_half));
    }
}
