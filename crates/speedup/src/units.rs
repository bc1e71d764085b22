//! Numbers as people read them.

use crate::statistics::Estimated;

/// Nanoseconds, with four digits and the unit that fits: `111.6 ms`.
pub(crate) fn time(nanoseconds: f64) -> String {
    let (scale, unit) = match nanoseconds {
        _ if nanoseconds.is_nan() => return "?".to_owned(),
        _ if nanoseconds < 1e3 => (1.0, "ns"),
        _ if nanoseconds < 1e6 => (1e3, "µs"),
        _ if nanoseconds < 1e9 => (1e6, "ms"),
        _ => (1e9, "s"),
    };
    format!("{} {unit}", four_digits(nanoseconds / scale))
}

fn four_digits(number: f64) -> String {
    let decimals = match number {
        _ if number >= 1000.0 => 0,
        _ if number >= 100.0 => 1,
        _ if number >= 10.0 => 2,
        _ => 3,
    };
    format!("{number:.decimals$}")
}

/// How many times: two digits behind the point, fewer of large numbers, more of very small ones.
pub(crate) fn times(ratio: f64) -> String {
    let size = ratio.abs();
    let decimals = match size {
        _ if !size.is_finite() => return "?".to_owned(),
        _ if size >= 100.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 0.1 || size == 0.0 => 2,
        _ if size >= 0.01 => 3,
        _ if size >= 0.001 => 4,
        _ => return format!("{ratio:.1e}"),
    };
    format!("{ratio:.decimals$}")
}

/// `1.85 to 1.90`
pub(crate) fn interval(estimated: &Estimated, write: impl Fn(f64) -> String) -> Option<String> {
    let interval = estimated.interval?;
    Some(format!(
        "{} to {}",
        write(interval.low),
        write(interval.high)
    ))
}

/// `94%`
pub(crate) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if !percent.is_finite() {
        return "?".to_owned();
    }
    let decimals = usize::from(percent.abs() < 10.0 && percent != 0.0);
    format!("{percent:.decimals$}%")
}

/// `+12.3%`
pub(crate) fn change(share: f64) -> String {
    let percent = share * 100.0;
    if !percent.is_finite() {
        return "?".to_owned();
    }
    let decimals = usize::from(percent.abs() < 100.0);
    format!("{percent:+.decimals$}%")
}

/// `29.9% longer`, or `16.7% less time`
pub(crate) fn longer(share: f64) -> String {
    let size = change(share.abs());
    let size = size.trim_start_matches('+');
    if share < 0.0 {
        format!("{size} less time")
    } else {
        format!("{size} longer")
    }
}

/// Cores are counted in whole ones, unless a control group cuts them.
pub(crate) fn cores(cores: f64) -> String {
    let unit = if (cores - 1.0).abs() < 1e-9 {
        "core"
    } else {
        "cores"
    };
    format!("{cores} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_its_unit_and_digits() {
        let written = [0.36, 12.345, 999.6, 1.0e3, 111_573_166.9, 2.09e9, 4e12].map(time);
        let right = [
            "0.360 ns",
            "12.35 ns",
            "999.6 ns",
            "1.000 µs",
            "111.6 ms",
            "2.090 s",
            "4000 s",
        ];
        assert_eq!(written, right);
        assert_eq!(
            [1.873, 0.04, 0.0042, 131.7, 13.21, 0.000_031, 0.0].map(times),
            ["1.87", "0.040", "0.0042", "132", "13.2", "3.1e-5", "0.00"]
        );
        assert_eq!([0.943, 0.016, 1.5].map(percent), ["94%", "1.6%", "150%"]);
        assert_eq!(
            [0.1234, -0.05, 9.65].map(change),
            ["+12.3%", "-5.0%", "+965%"]
        );
        assert_eq!(
            [0.299, -0.167].map(longer),
            ["29.9% longer", "16.7% less time"]
        );
        assert_eq!(
            [1.0, 1.5, 2.0].map(cores),
            ["1 core", "1.5 cores", "2 cores"]
        );
    }
}
