//! Student's distribution.

/// The standard normal deviate that 2.5% exceed.
const NORMAL: f64 = 1.959_963_984_540_054;

/// The value that Student's t with so many degrees of freedom exceeds in 2.5% of cases: half of a 95% interval.
///
/// An expansion about the normal deviate (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.5). From 3
/// degrees on, which are the fewest there are here, it is right to two thousandths.
pub(super) fn quantile(freedom: f64) -> f64 {
    let z = NORMAL;
    let square = z * z;
    let terms = [
        z * (square + 1.0) / 4.0,
        z * ((5.0 * square + 16.0) * square + 3.0) / 96.0,
        z * (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0,
        z * ((((79.0 * square + 776.0) * square + 1482.0) * square - 1920.0) * square - 945.0)
            / 92_160.0,
    ];
    // z + terms[0] / n + terms[1] / n^2 + ...
    terms
        .iter()
        .rev()
        .fold(0.0, |sum, term| (sum + term) / freedom)
        + z
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn it_is_that_of_the_tables() {
        let table = [
            (3.0, 3.182_45),
            (4.0, 2.776_45),
            (5.0, 2.570_58),
            (9.0, 2.262_16),
            (11.0, 2.200_99),
            (22.0, 2.073_87),
            (99.0, 1.984_22),
            (1e9, 1.959_96),
        ];
        for (freedom, right) in table {
            let quantile = quantile(freedom);
            assert!(
                (quantile / right - 1.0).abs() < 2e-3,
                "{freedom}: {quantile}"
            );
        }
    }
}
