//! `Process`: one function, one process.

use crate::common::{self, Check, check};
use multiprocess::{End, Process};
use std::time::Duration;

pub(crate) fn checks() -> Vec<Check> {
    vec![check(
        "a_process_ends_as_its_function_says",
        a_process_ends_as_its_function_says,
    )]
}

fn a_process_ends_as_its_function_says() {
    let ends = |mut process: Process| process.join().unwrap();
    assert_eq!(ends(Process::start(|()| (), ()).unwrap()), End::Code(0));
    assert_eq!(
        ends(Process::start(|code: u8| code, 7).unwrap()),
        End::Code(7)
    );
    assert_eq!(
        ends(Process::start(|(a, b): (u8, u8)| a + b, (3, 4)).unwrap()),
        End::Code(7)
    );
    assert_eq!(
        ends(Process::start(|()| Err::<(), _>("no"), ()).unwrap()),
        End::Code(1)
    );
    assert_eq!(
        ends(Process::start(|()| -> u8 { std::process::exit(3) }, ()).unwrap()),
        End::Code(3)
    );
    assert_eq!(
        ends(Process::start(|()| -> u8 { panic!("on purpose") }, ()).unwrap()),
        End::Code(101)
    );
    let large = vec![1_u8; 3_000_000];
    assert_eq!(
        ends(Process::start(|bytes: Vec<u8>| u8::from(bytes.len() != 3_000_000), large).unwrap()),
        End::Code(0)
    );
    let mut process = Process::start(|()| common::sleep_for_ever(), ()).unwrap();
    assert!(process.is_alive().unwrap());
    assert_eq!(
        process.join_timeout(Duration::from_millis(20)).unwrap(),
        None
    );
    process.terminate();
    assert_eq!(
        process.join_timeout(Duration::from_secs(20)).unwrap(),
        Some(if cfg!(unix) {
            End::Signal(15)
        } else {
            End::Code(1)
        })
    );
    assert!(!process.is_alive().unwrap());
}
