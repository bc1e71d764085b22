//! A system that has no more descriptors or processes to give.

use multiprocess::{Error, Pool};
use rustix::process::{Resource, Rlimit};

use crate::common::{check, scenario, scenario_command, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("no_more_descriptors", no_more_descriptors),
        check("no_more_processes", no_more_processes),
    ]
}

pub(crate) fn scenarios() -> Vec<(&'static str, fn())> {
    vec![
        scenario("few_descriptors", few_descriptors),
        scenario("few_processes", few_processes),
    ]
}

fn set_limit(resource: Resource, limit: u64) {
    let limit = Rlimit {
        current: Some(limit),
        maximum: rustix::process::getrlimit(resource).maximum,
    };
    rustix::process::setrlimit(resource, limit).unwrap();
}

fn few_descriptors() {
    drop(Pool::new(1).unwrap());
    let before = table::descriptors();
    for extra in 1..40 {
        set_limit(Resource::Nofile, before as u64 + extra);
        match Pool::new(10) {
            Ok(pool) => assert_eq!(pool.map(|x: u8| x, 0..100).unwrap().len(), 100),
            Err(error) => {
                assert!(matches!(error, Error::Start { .. }), "{error}");
                assert!(error.to_string().contains("Too many open files"), "{error}");
            }
        }
        set_limit(Resource::Nofile, 4096);
        assert!(table::children().is_empty(), "{:?}", table::children());
        assert_eq!(table::descriptors(), before);
    }
}

fn no_more_descriptors() {
    let output = scenario_command("few_descriptors").output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The system counts the processes of a user, and does not count root's: so this becomes another user first.
fn few_processes() {
    let nobody = 54_321;
    #[allow(unsafe_code, reason = "the library's own setuid is for one thread")]
    // SAFETY: no other thread runs yet.
    let changed = unsafe { libc::setgid(nobody) == 0 && libc::setuid(nobody) == 0 };
    assert!(changed || rustix::process::geteuid().as_raw() != 0);
    let before = table::descriptors();
    // Threads count too: this one, the pool's, and two for each worker.
    set_limit(Resource::Nproc, 7);
    let error = Pool::new(20).err().unwrap();
    assert!(
        matches!(error, Error::Start { .. } | Error::NeverReady { .. }),
        "{error}"
    );
    println!("{error}");
    assert!(table::children().is_empty(), "{:?}", table::children());
    assert_eq!(table::descriptors(), before);
}

fn no_more_processes() {
    if rustix::process::geteuid().as_raw() != 0 {
        return; // another user's limit would count whatever else that user runs
    }
    let output = scenario_command("few_processes").output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
