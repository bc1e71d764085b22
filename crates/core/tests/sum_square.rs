//! The loop against its closed form, and the closed form of the total against the loop.

use course_core::{SUM_SQUARE_LIMIT, sum_square, sum_square_by_formula, sum_square_total};
use proptest::prelude::*;

proptest! {
    #[test]
    fn agrees_with_the_closed_form(number in 0_u64..60_000) {
        prop_assert_eq!(sum_square(number), sum_square_by_formula(number));
    }

    #[test]
    fn agrees_with_the_closed_form_near_the_limit(below in 0_u64..1_000) {
        let number = SUM_SQUARE_LIMIT - below;
        prop_assert_eq!(sum_square(number), sum_square_by_formula(number));
    }

    #[test]
    fn one_number_more_adds_its_sum_to_the_total(number in 0_u64..=SUM_SQUARE_LIMIT) {
        let step = sum_square_total(number + 1) - sum_square_total(number);
        prop_assert_eq!(step, u128::from(sum_square_by_formula(number)));
    }
}

#[test]
fn the_total_is_the_sum_of_the_sums() {
    let mut total = 0;
    for number in 0..2_000 {
        assert_eq!(sum_square_total(number), total, "0..{number}");
        total += u128::from(sum_square(number));
    }
}

#[test]
fn the_limit_is_the_last_number_that_fits() {
    assert_eq!(
        sum_square_by_formula(SUM_SQUARE_LIMIT),
        18_446_735_571_075_162_805
    );
}

#[test]
#[should_panic(expected = "sum_square(3810779) does not fit in a u64")]
fn past_the_limit_the_formula_panics_too() {
    sum_square_by_formula(SUM_SQUARE_LIMIT + 1);
}

#[test]
fn the_total_leaves_a_u64_where_its_documentation_says() {
    assert!(sum_square_total(121_977) <= u128::from(u64::MAX));
    assert!(sum_square_total(121_978) > u128::from(u64::MAX));
}

#[test]
#[should_panic(
    expected = "sum_square(3810779) does not fit in a u64: the largest number it takes is 3810778"
)]
fn past_the_limit_it_panics() {
    sum_square(SUM_SQUARE_LIMIT + 1);
}

#[test]
#[should_panic(expected = "sum_square(18446744073709551615) does not fit")]
fn far_past_the_limit_it_panics_at_once() {
    sum_square(u64::MAX);
}

#[test]
#[should_panic(expected = "sum_square_total(3810780) has no answer")]
fn there_is_no_total_of_what_has_no_sum() {
    sum_square_total(SUM_SQUARE_LIMIT + 2);
}
