//! What the values of flags look like, and what is said of those that do not.

use crate::Size;

/// Each worker of a pool is a process: more than this is a slip of the finger, and would bring
/// the machine to its knees.
pub(crate) const MOST_WORKERS: usize = 256;

/// A size: digits, with `_` between them to read them by.
pub(crate) fn number(text: &str, size: &Size) -> Result<u64, String> {
    let digits = text.replace('_', "");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("not a whole number; write it like 20000 or 20_000".into());
    }
    match digits.parse() {
        Ok(number) if number <= size.maximum => Ok(number),
        // Digits alone fail to parse for one reason only: there are too many of them.
        _ => Err(format!(
            "the most is {}, {}",
            size.maximum, size.why_maximum
        )),
    }
}

pub(crate) fn workers(text: &str) -> Result<usize, String> {
    match text.trim().parse() {
        Ok(0) => Err("somebody has to do the work: at least 1 worker".into()),
        Ok(count) if count <= MOST_WORKERS => Ok(count),
        Ok(_) => Err(format!(
            "at most {MOST_WORKERS} workers: each may be a process of its own"
        )),
        Err(_) => Err("not a number of workers; write them like 4 or 1,2,4".into()),
    }
}

pub(crate) fn deadline(text: &str) -> Result<f64, String> {
    let seconds = text.parse().map_err(|_| "not a number of seconds")?;
    if !(0.001..=86_400.0).contains(&seconds) {
        return Err("from 0.001 to 86400 seconds (a day)".into());
    }
    Ok(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Size = Size {
        flag: "numbers",
        help: "How many",
        default: 20_000,
        maximum: 3_810_778,
        why_maximum: "because more would not fit",
    };

    #[test]
    fn numbers_may_be_grouped() {
        assert_eq!(number("20_000", &SIZE), Ok(20_000));
    }

    #[test]
    fn too_large_is_told_with_its_reason() {
        for text in ["3810779", "99999999999999999999999"] {
            let error = number(text, &SIZE).unwrap_err();
            assert_eq!(error, "the most is 3810778, because more would not fit");
        }
    }

    #[test]
    fn what_is_no_number_is_told_so() {
        for text in ["", "_", "abc", "1.5", "-1", "+1", "2e4", "１２"] {
            let error = number(text, &SIZE).unwrap_err();
            assert!(error.starts_with("not a whole number"), "{text}: {error}");
        }
    }

    #[test]
    fn workers_have_bounds() {
        assert_eq!(workers("4"), Ok(4));
        assert_eq!(workers("256"), Ok(256));
        assert!(workers("0").unwrap_err().contains("at least 1"));
        assert!(workers("257").unwrap_err().contains("at most 256"));
        assert!(workers("99999999999999999999999").is_err());
        assert!(workers("abc").is_err() && workers("").is_err() && workers("-1").is_err());
    }

    #[test]
    fn deadlines_have_bounds() {
        assert_eq!(deadline("1.5"), Ok(1.5));
        for text in ["0", "-1", "nan", "inf", "1e9", "soon"] {
            assert!(deadline(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_size_up_to_the_largest_is_taken(value in 0..=SIZE.maximum) {
            prop_assert_eq!(number(&value.to_string(), &SIZE), Ok(value));
        }
    }
}
