//! Workers that do not get as far as their first task.

use std::fs::OpenOptions;
use std::path::PathBuf;

use multiprocess::{End, Error, Pool};
use rustix::process::Signal;

use crate::common::{check, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("killed_at_start_then_better", killed_at_start_then_better),
        check("killed_at_every_start", killed_at_every_start),
        check("the_initializer_panics", the_initializer_panics),
        check(
            "the_initializer_panics_in_a_replacement",
            the_initializer_panics_in_a_replacement,
        ),
        check(
            "a_replacement_fails_beside_a_healthy_worker",
            a_replacement_fails_beside_a_healthy_worker,
        ),
        check(
            "no_worker_can_be_had_for_an_endless_imap",
            no_worker_can_be_had_for_an_endless_imap,
        ),
    ]
}

/// Kills this process at its first start and lets it be at the later ones.
fn die_once(marker: PathBuf) {
    if OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(marker)
        .is_ok()
    {
        table::signal(std::process::id(), Signal::KILL);
    }
}

fn killed_at_start_then_better() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Pool::builder()
        .max_workers(2)
        .initializer(die_once, folder.path().join("died"))
        .build()
        .unwrap();
    assert_eq!(pool.map(|x: u64| x, 0..10).unwrap().len(), 10);
    std::fs::remove_file(folder.path().join("died")).unwrap();
    table::signal(pool.pids()[0], Signal::KILL);
    assert_eq!(pool.map(|x: u64| x, 0..10).unwrap().len(), 10);
}

fn killed_at_every_start() {
    let always = |()| table::signal(std::process::id(), Signal::KILL);
    let error = Pool::builder()
        .max_workers(2)
        .initializer(always, ())
        .build()
        .err()
        .unwrap();
    assert!(
        matches!(
            error,
            Error::NeverReady {
                end: End::Signal(9),
                ..
            }
        ),
        "{error}"
    );
}

fn the_initializer_panics() {
    let error = Pool::builder()
        .max_workers(2)
        .initializer(|()| panic!("no licence"), ())
        .build()
        .err()
        .unwrap();
    let Error::Initializer(panic) = &error else {
        panic!("{error}")
    };
    assert_eq!(panic.message, "no licence");
    assert!(panic.file.ends_with("starts.rs"));
}

fn the_initializer_panics_in_a_replacement() {
    let folder = tempfile::tempdir().unwrap();
    let marker = folder.path().join("started");
    let once = |marker: PathBuf| {
        assert!(
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(marker)
                .is_ok(),
            "only once"
        );
    };
    let pool = Pool::builder()
        .max_workers(1)
        .initializer(once, marker)
        .build()
        .unwrap();
    assert_eq!(pool.apply(|x: u64| x, 1).unwrap(), 1);
    let lost = pool
        .apply(|()| -> () { std::process::abort() }, ())
        .unwrap_err();
    assert!(matches!(lost, Error::WorkerDied { .. }), "{lost}");
    let error = pool.apply(|x: u64| x, 1).unwrap_err();
    assert!(
        matches!(&error, Error::Initializer(panic) if panic.message == "only once"),
        "{error}"
    );
}

/// An initializer that fails from the start on after so many.
fn succeed_at_first((folder, starts): (PathBuf, usize)) {
    let free = |number: &usize| std::fs::create_dir(folder.join(number.to_string())).is_ok();
    assert!((0..starts).any(|number| free(&number)), "no more");
}

fn a_replacement_fails_beside_a_healthy_worker() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Pool::builder()
        .max_workers(2)
        .initializer(succeed_at_first, (folder.path().to_owned(), 2))
        .build()
        .unwrap();
    let [first, second] = pool.pids()[..] else {
        panic!("two workers")
    };
    table::signal(first, Signal::KILL);
    // Whoever is left does it all, also after the replacement has failed.
    for _ in 0..20 {
        let pids = pool.map(|_: u32| std::process::id(), 0..50).unwrap();
        assert!(pids.iter().all(|&pid| pid == second));
    }
    table::signal(second, Signal::KILL);
    let error = pool.map(|x: u32| x, 0..50).unwrap_err();
    assert!(
        matches!(&error, Error::Initializer(panic) if panic.message == "no more"),
        "{error}"
    );
}

fn no_worker_can_be_had_for_an_endless_imap() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Pool::builder()
        .max_workers(1)
        .initializer(succeed_at_first, (folder.path().to_owned(), 1))
        .build()
        .unwrap();
    let die_at_3 = |x: u64| if x == 3 { std::process::abort() } else { x };
    let (mut values, mut errors) = (0, 0);
    for (x, result) in (0..).zip(pool.imap(die_at_3, 0..)) {
        match result {
            Ok(value) => {
                assert!(value == x && x < 3);
                values += 1;
            }
            Err(Error::WorkerDied { .. }) => assert_eq!(x, 3),
            Err(error) => {
                assert!(x > 3 && matches!(error, Error::Initializer(_)), "{error}");
                errors += 1;
            }
        }
    }
    assert!(
        values == 3 && errors < 100,
        "it ended after {errors} errors"
    );
}
