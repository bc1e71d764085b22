//! A task that ends badly by its own doing.

use multiprocess::{End, Error, Executor, Pool, ProcessPoolExecutor, ThreadPoolExecutor};
use rustix::process::Signal;

use crate::common::{check, table};

pub(crate) fn checks() -> Vec<(&'static str, fn())> {
    vec![
        check("a_task_kills_its_worker", || {
            dies(kill_myself, &[End::Signal(9)]);
        }),
        check("a_task_calls_exit_0", || {
            dies(|x| exit(x, 0), &[End::Code(0)]);
        }),
        check("a_task_calls_exit_3", || {
            dies(|x| exit(x, 3), &[End::Code(3)]);
        }),
        check("a_task_aborts", || dies(abort, &[End::Signal(6)])),
        check("a_task_overflows_its_stack", || {
            dies(overflow, &[End::Signal(6), End::Signal(11)]);
        }),
        check("a_task_crashes", || dies(crash, &[End::Signal(11)])),
        check("a_task_panics", a_task_panics),
        check(
            "a_task_panics_with_something_else",
            a_task_panics_with_something_else,
        ),
        check(
            "map_gives_the_first_error_after_all_is_done",
            map_gives_the_first_error_after_all_is_done,
        ),
        check(
            "a_task_installs_its_own_panic_hook",
            a_task_installs_its_own_panic_hook,
        ),
        check("threads_report_panics_too", threads_report_panics_too),
    ]
}

/// The eighth of twenty tasks dies: it alone is lost.
fn dies(task: impl Fn(u64) -> u64 + Copy + Send + 'static, expected: &[End]) {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let before = executor.pids();
    let futures: Vec<_> = (0..20).map(|x| executor.submit(task, x).unwrap()).collect();
    for (x, future) in (0..).zip(futures) {
        match future.result() {
            Ok(result) => assert!(x != 7 && result == x),
            Err(Error::WorkerDied { pid, end, task }) => {
                assert!(x == 7 && expected.contains(&end), "{x}: {end}");
                assert!(
                    before.contains(&pid) && task.contains("tasks"),
                    "{pid} {task}"
                );
                assert!(table::read(pid).is_none(), "not even a zombie");
            }
            Err(error) => panic!("{error}"),
        }
    }
    let after = executor.pids();
    assert!(
        after.len() == 2 && after != before,
        "the worker is replaced: {before:?}, {after:?}"
    );
    assert_eq!(
        executor.map(|x: u64| x, 0..100).unwrap(),
        (0..100).collect::<Vec<_>>()
    );
}

fn kill_myself(x: u64) -> u64 {
    if x == 7 {
        table::signal(std::process::id(), Signal::KILL);
    }
    x
}

fn exit(x: u64, code: i32) -> u64 {
    if x == 7 {
        std::process::exit(code);
    }
    x
}

fn abort(x: u64) -> u64 {
    if x == 7 {
        std::process::abort();
    }
    x
}

fn crash(x: u64) -> u64 {
    if x == 7 {
        // Rust's own handler of SIGSEGV passes on what is no stack overflow.
        table::signal(std::process::id(), Signal::SEGV);
        table::signal(std::process::id(), Signal::SEGV);
    }
    x
}

fn overflow(x: u64) -> u64 {
    #[allow(unconditional_recursion, reason = "on purpose")]
    fn deeper(bytes: &[u8; 4096]) -> u64 {
        let copy = std::hint::black_box(*bytes);
        deeper(&copy) + u64::from(copy[0])
    }
    if x == 7 { deeper(&[0; 4096]) } else { x }
}

fn a_task_panics() {
    let executor = ProcessPoolExecutor::new(2).unwrap();
    let pids = executor.pids();
    let odd = |x: u64| if x % 2 == 1 { panic!("{x} is odd") } else { x };
    let futures: Vec<_> = (0..20).map(|x| executor.submit(odd, x).unwrap()).collect();
    for (x, future) in (0..).zip(futures) {
        match future.result() {
            Ok(result) => assert!(x % 2 == 0 && result == x),
            Err(Error::Panic(panic)) => {
                assert_eq!(panic.message, format!("{x} is odd"));
                assert!(panic.file.ends_with("tasks.rs") && panic.line > 0);
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(executor.pids(), pids, "a panic costs no process");
}

fn a_task_panics_with_something_else() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("and its destructor panics");
        }
    }
    let pool = Pool::new(1).unwrap();
    let error = pool
        .apply(|()| -> () { std::panic::panic_any(Bomb) }, ())
        .unwrap_err();
    let Error::Panic(panic) = error else {
        panic!("{error}")
    };
    assert_eq!(panic.message, "Box<dyn Any>");
    assert!(panic.line > 0);
    let number = pool
        .apply(|()| -> () { std::panic::panic_any(7_u8) }, ())
        .unwrap_err();
    assert!(matches!(number, Error::Panic(_)), "{number}");
    assert_eq!(pool.apply(|x: u8| x, 1).unwrap(), 1);
}

fn map_gives_the_first_error_after_all_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let note = |(folder, x): (std::path::PathBuf, u32)| {
        assert!(x % 40 != 39, "task {x}");
        std::fs::write(folder.join(x.to_string()), "").unwrap();
    };
    let pool = Pool::new(2).unwrap();
    let inputs = (0..200).map(|x| (folder.path().to_owned(), x));
    let error = pool.map(note, inputs).unwrap_err();
    assert!(error.to_string().contains("task 39"), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 195);
}

fn a_task_installs_its_own_panic_hook() {
    let pool = Pool::new(1).unwrap();
    pool.apply(|()| std::panic::set_hook(Box::new(|_| {})), ())
        .unwrap();
    let error = pool.apply(|()| -> () { panic!("seen") }, ()).unwrap_err();
    assert!(
        error.to_string().contains("seen"),
        "the message is there, the place was the hook's: {error}"
    );
}

fn threads_report_panics_too() {
    let executor = ThreadPoolExecutor::new(2).unwrap();
    let error = Executor::submit(&executor, |x: u8| -> u8 { panic!("no {x}") }, 1)
        .unwrap()
        .result()
        .unwrap_err();
    let Error::Panic(panic) = error else {
        panic!("{error}")
    };
    assert_eq!(
        (panic.message.as_str(), panic.pid),
        ("no 1", std::process::id())
    );
    let owned = String::from("captured");
    let error = executor
        .spawn(move || -> () { panic!("{owned}") })
        .unwrap()
        .result()
        .unwrap_err();
    assert!(error.to_string().contains("captured"));
    assert_eq!(executor.map(|x: u8| x, [1, 2]).unwrap(), [1, 2]);
}
