//! Every work function tells the probe its name and its item: what the checks of the exercises
//! rest upon. The work is done by this program started again, as the test `worker`.

use course_core::probe::{ENVIRONMENT, Listener, unheard};
use course_core::{
    NAP_VARIABLE, boo, check_prime, count_for_a_moment, dart, foo, fragile, is_prime,
    parallel_test, pi_mc, prime_range, print_number, put, square, square_cube, sum_square,
};
use std::process::{Command, Stdio};

#[test]
fn worker() {
    // In an ordinary run of the tests nobody listens, and there is nothing to do.
    if std::env::var_os(ENVIRONMENT).is_none() {
        return;
    }
    sum_square(3);
    sum_square(4);
    is_prime(5);
    prime_range(6, 8);
    pi_mc(9);
    foo();
    boo(2);
    dart(10);
    unheard(|| dart(11));
    dart(12);
    put(".");
    count_for_a_moment("a");
    print_number(13);
    let _ = check_prime(14);
    square(15);
    square_cube(16);
    parallel_test(17);
    fragile(25);
}

/// What a listener is told of the calls of `name`.
fn items_seen(name: &str) -> Vec<String> {
    let listener = Listener::watching(name).expect("a free port");
    let (variable, value) = listener.environment();
    let status = Command::new(std::env::current_exe().expect("a test knows its own program"))
        .args(["worker", "--exact"])
        .env(variable, value)
        .env(NAP_VARIABLE, "1")
        .stdout(Stdio::null())
        .status()
        .expect("the program starts again");
    assert!(status.success(), "{name}: {status}");
    let evidence = listener.finish();
    evidence.calls.into_iter().map(|call| call.item).collect()
}

#[test]
fn sum_square_is_seen() {
    assert_eq!(items_seen("sum_square"), ["3", "4"]);
}

#[test]
fn is_prime_is_seen_also_within_prime_range() {
    assert_eq!(items_seen("is_prime"), ["5", "6", "7"]);
}

#[test]
fn pi_mc_is_seen() {
    assert_eq!(items_seen("pi_mc"), ["9"]);
}

#[test]
fn naps_are_seen() {
    assert_eq!(items_seen("foo"), ["1"]);
    assert_eq!(items_seen("boo"), ["2"]);
}

#[test]
fn darts_are_seen_unless_nobody_is_to_hear_of_them() {
    assert_eq!(items_seen("dart"), ["10", "12"]);
}

#[test]
fn dots_and_counts_are_seen() {
    assert_eq!(items_seen("put"), ["."]);
    assert_eq!(items_seen("count"), ["a"]);
}

#[test]
fn small_tasks_are_seen() {
    for (name, item) in [
        ("print_number", "13"),
        ("check_prime", "14"),
        ("square", "15"),
        ("square_cube", "16"),
        ("parallel_test", "17"),
        ("fragile", "25"),
    ] {
        assert_eq!(items_seen(name), [item], "{name}");
    }
}
