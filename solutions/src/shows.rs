//! Tests of what the exercises tell the report: above all, that their checks can fail.

use crate::ex3_sum_squares::serial_runner;
use ex3_sum_squares::show::check;

#[test]
fn ex3_takes_a_right_answer() {
    for numbers in [0, 1, 2, 500] {
        let sums = serial_runner(numbers).expect("it has no reason to fail");
        assert_eq!(check(numbers, &sums), Ok(()));
    }
}

#[test]
fn ex3_says_what_is_wrong_with_a_wrong_answer() {
    let sums = serial_runner(100).expect("it has no reason to fail");
    let mut swapped = sums.clone();
    swapped.swap(3, 4);
    let cases = [
        (
            100,
            swapped,
            "the sum for 3 is 5, and the answer has 14 in its place",
        ),
        (
            100,
            sums[..99].to_vec(),
            "100 sums were asked for, and it has 99",
        ),
        (99, sums, "99 sums were asked for, and it has 100"),
    ];
    for (numbers, sums, wrong) in cases {
        assert_eq!(check(numbers, &sums).unwrap_err(), wrong);
    }
}

#[test]
fn ex6_takes_a_right_count_and_says_what_is_wrong_with_others() {
    use ex6_threads::show::check;

    let hits = ex6_threads::count_hits(0..1000);
    assert_eq!(check(1000, &hits), Ok(()));
    assert_eq!(
        check(1000, &(hits - 3)).unwrap_err(),
        format!("of {hits} hits it counted {}: 3 got lost", hits - 3)
    );
    assert!(check(1000, &(hits + 1)).is_err());
    assert!(check(0, &1).is_err() && check(0, &0).is_ok());
}

#[test]
fn ex8_takes_a_right_answer_and_says_what_is_wrong_with_others() {
    use ex8_granularity::show::check;

    let sums = serial_runner(100).expect("it has no reason to fail");
    assert_eq!(check(100, &sums), Ok(()));
    assert_eq!(
        check(100, &sums[..99].to_vec()).unwrap_err(),
        "100 sums were asked for, and it has 99"
    );
    let mut swapped = sums;
    swapped.swap(3, 4);
    assert!(check(100, &swapped).is_err());
}

#[test]
fn ex6_counts_how_often_it_goes_from_one_thread_to_the_other() {
    use ex6_threads::show::scenes::switches;

    assert_eq!(switches(""), 0);
    assert_eq!(switches("...ooo"), 1);
    assert_eq!(switches(".o.o"), 3);
}
