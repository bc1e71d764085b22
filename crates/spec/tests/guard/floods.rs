//! Programs that want more and more memory, print without end, or fill the disk.

use crate::{Rogue, harmless, rogue};
use multiprocess::Process;
use spec::Verdict;
use spec::corpus::Entry;
use std::hint::black_box;
use std::io::Write;
use std::process::Command;
use std::time::Duration;

/// Less than the usual limit, so that the machine does not have to hold much of it.
const MEMORY: u64 = 200 << 20;
/// For those that would go on for ever.
const SOON: Duration = Duration::from_secs(2);

pub(crate) fn rogues() -> Vec<Entry<Rogue>> {
    vec![
        rogue("wants_it_all", Verdict::OutOfMemory, || {
            black_box(vec![0_u8; 1 << 45]);
        }),
        rogue("grows_in_small_pieces", Verdict::OutOfMemory, || {
            grow(());
        })
        .memory(MEMORY),
        rogue("has_a_child_that_grows", Verdict::OutOfMemory, || {
            let mut child = Process::start(grow, ()).expect("a process");
            let _ = child.join();
        })
        .memory(MEMORY),
        rogue("prints_lines_for_ever", Verdict::TimedOut, || {
            loop {
                println!("all work and no answer");
            }
        })
        .deadline(SOON),
        rogue("prints_one_line_for_ever", Verdict::TimedOut, || {
            let mut out = std::io::stdout().lock();
            while out.write_all(&[b'x'; 4096]).is_ok() {}
        })
        .deadline(SOON),
        rogue("complains_for_ever", Verdict::TimedOut, || {
            loop {
                eprint!("what if ");
            }
        })
        .deadline(SOON),
        rogue(
            "has_a_child_that_prints_for_ever",
            Verdict::TimedOut,
            || {
                let _ = Command::new("yes").status();
            },
        )
        .deadline(SOON),
        harmless("prints_much", || {
            (0..100_000).for_each(|line| println!("{line}"));
        }),
        rogue("fills_a_file_without_end", Verdict::Crashed, || {
            let mut file = tempfile();
            while file.write_all(&[b'x'; 1 << 20]).is_ok() {}
        }),
    ]
}

/// By sixty bytes at a time.
fn grow((): ()) {
    let mut kept: Vec<Box<[u8; 60]>> = Vec::new();
    loop {
        kept.push(black_box(Box::new([1; 60])));
    }
}

/// A file that nobody finds any more.
fn tempfile() -> std::fs::File {
    let name = format!("course-guard-{}", std::process::id());
    let place = std::env::temp_dir().join(name);
    let file = std::fs::File::create(&place).expect("a file");
    std::fs::remove_file(place).expect("it was just made");
    file
}
