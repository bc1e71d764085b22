//! Tests of what the exercises in parts tell of an answer: above all, that their checks can fail.

use std::f64::consts::PI;
use std::time::Duration;

#[test]
fn ex0_knows_how_long_naps_take_at_least() {
    use ex0_serial::show::{tell_squares, tell_time};
    let nap = course_core::nap_length();
    assert!(tell_time(nap * 3, 3).is_ok());
    let wrong = tell_time(Duration::from_micros(5), 3).unwrap_err();
    assert!(wrong.starts_with("it tells 0.0000 s, and"), "{wrong}");
    assert!(tell_squares(&[0, 1, 4, 9, 16, 25]).is_ok());
    assert!(tell_squares(&[0, 1, 4, 9, 16]).is_err());
}

#[test]
fn ex1_says_how_processes_ended() {
    use ex1_process::show::tell_ends;
    use multiprocess::End;
    let lines = tell_ends(&vec![End::Code(0), End::Code(1), End::Code(101)]).unwrap();
    assert_eq!(lines[0], "7: exit code 0: success");
    assert_eq!(lines[2], "0: exit code 101: it panicked");
    let wrong = tell_ends(&vec![End::Code(0)]).unwrap_err();
    assert_eq!(wrong, "3 numbers, and the ends of 1 processes");
}

#[test]
fn ex4_wants_all_squares_and_pairs() {
    use ex4_pool::show::{tell_cubes, tell_pairs, tell_squares};
    assert!(tell_squares(&[0, 1, 4, 9, 16, 25]).is_ok() && tell_squares(&[]).is_err());
    let pairs: Vec<(u64, u32)> = [3, 0, 5, 1, 2, 4].map(|x| (x, 7)).to_vec();
    assert_eq!(tell_pairs(&pairs).unwrap()[0], "x = 3, process 7");
    assert!(tell_pairs(&pairs[1..]).is_err());
    assert!(tell_cubes(&["The square of 1 is 1".to_owned()]).is_err());
}

#[test]
fn ex4_knows_an_estimate_of_pi() {
    use ex4_pool::show::check;
    let estimates: Vec<f64> = (0..9).map(course_core::pi_mc).collect();
    assert_eq!(check(9, &estimates), Ok(()));
    assert!(check(8, &estimates).unwrap_err().starts_with("8 estimates"));
    let wrong = check(9, &[PI; 9]).unwrap_err();
    assert!(
        wrong.contains("every seed must give another one"),
        "{wrong}"
    );
    assert!(check(1, &[3.2]).unwrap_err().contains("no estimate"));
}

#[test]
fn ex5_compares_with_what_one_process_finds() {
    use ex5_executor::show::{check, tell_roots};
    const START: u64 = 100_000_000_000_000;
    let primes = [31, 67, 97, 99].map(|more| START + more).to_vec();
    assert_eq!(check(100, &primes), Ok(()));
    assert_eq!(check(0, &vec![]), Ok(()));
    assert!(check(100, &primes[1..].to_vec()).is_err());
    assert!(tell_roots(&[Ok(2)]).is_err());
}
