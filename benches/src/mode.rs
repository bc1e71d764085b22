//! Whether this run measures.

/// What Criterion makes of this program's command line.
///
/// Criterion decides this for itself and does not tell; the rule is documented with its command
/// line: `cargo bench` adds `--bench`, and without it, or with `--test`, each benchmark runs once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Time the benchmarks.
    Measure,
    /// Run each once, to see that it works.
    Test,
}

impl Mode {
    /// The mode that these arguments ask for.
    ///
    /// ```
    /// use benches::Mode;
    ///
    /// assert_eq!(Mode::of(["--bench", "rayon"]), Mode::Measure);
    /// assert_eq!(Mode::of([]), Mode::Test);
    /// ```
    pub fn of<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut mode = Mode::Test;
        for argument in arguments {
            match argument {
                "--bench" => mode = Mode::Measure,
                // Criterion's profile mode runs one benchmark for so many seconds, for a profiler.
                "--test" | "--profile-time" => return Mode::Test,
                _ => {}
            }
        }
        mode
    }
}

#[cfg(test)]
mod tests {
    use super::Mode;

    #[test]
    fn a_test_is_a_test_wherever_it_says_so() {
        assert_eq!(Mode::of(["--bench", "--test"]), Mode::Test);
        assert_eq!(Mode::of(["--test", "--bench"]), Mode::Test);
        assert_eq!(Mode::of(["--bench", "--quick"]), Mode::Measure);
    }
}
