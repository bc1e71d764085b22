//! The process pool against its peers, and against what sockets and threads give by themselves.
//!
//! ```text
//! cargo bench -p benches --bench peers                       with Criterion: GROUP/TASK/WHO
//! cargo bench -p benches --bench peers -- payload/1_MiB      the ids that contain it
//! cargo bench -p benches --bench peers -- --table            all side by side, as one table
//! cargo bench -p benches --bench peers -- --table crates/multiprocess/SPEED.md
//!                                                            and into that file of the workspace
//! ```

mod case;
mod criterion_run;
#[cfg(unix)]
mod floor;
mod helper;
mod large_parent;
mod ours;
mod procspawn_pool;
mod python;
mod scale;
mod table;
mod task;
mod threads;

use benches::{Pace, Session};
use case::{Answer, Case};
use scale::Size;
use std::path::Path;
use table::{Effort, Table};

fn main() -> Answer<()> {
    multiprocess::init(); // worker processes start here too, and go no further
    procspawn::init(); // and those of procspawn
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(done) = arguments.first().and_then(|role| started_again(role)) {
        return Ok(done?);
    }
    // Before Criterion sees the command line: it would not know of this.
    if let Some(place) = arguments.iter().position(|argument| argument == "--table") {
        let file = arguments
            .get(place + 1)
            .filter(|next| !next.starts_with("--"));
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let file = file.map(|file| workspace.join(file));
        return table::publish(measured(Size::FULL, Effort::FULL), file.as_deref());
    }
    let session = Session::new(env!("CARGO_TARGET_TMPDIR"), Pace::MOMENTS);
    let size = session.size(Size::FULL, Size::TRIAL);
    criterion_run::run(&cases(size, python().is_some()), session);
    if arguments.is_empty() {
        // A test, in which the table's own cases run once too.
        let left_out = measured(Size::TRIAL, Effort::TRIAL).left_out;
        assert!(left_out.is_empty(), "left out of the table: {left_out:?}");
    }
    Ok(())
}

/// The other process of a floor, or a parent of its own: this program, with an argument that says so.
fn started_again(role: &str) -> Option<std::io::Result<()>> {
    #[cfg(unix)]
    if let Some(done) = floor::other_side(role) {
        return Some(done);
    }
    large_parent::serve_as_parent(role)
}

fn measured(size: Size, effort: Effort) -> Table {
    let python = python();
    let mut all = cases(size, python.is_some());
    all.extend(scale_cases(size, python.is_some()));
    table::table(&all, effort, python.as_deref())
}

/// Its version; without it the others are measured all the same.
fn python() -> Option<String> {
    let version = python::version();
    version
        .inspect_err(|error| eprintln!("without Python's pools, as python3 does not run: {error}"))
        .ok()
}

/// What Criterion runs, and the table too.
fn cases(size: Size, with_python: bool) -> Vec<Case> {
    let mut cases = ours::cases();
    #[cfg(unix)]
    cases.extend(floor::cases());
    cases.extend(procspawn_pool::cases());
    cases.extend(threads::cases());
    cases.extend(large_parent::cases(size.touched_mib));
    if with_python {
        cases.extend(python::cases(size));
    }
    cases
}

/// What the table has besides.
fn scale_cases(size: Size, with_python: bool) -> Vec<Case> {
    let mut cases = ours::scale(size.naps);
    cases.extend(procspawn_pool::scale(size.naps));
    cases.extend(threads::scale(size.naps));
    if with_python {
        cases.extend(python::scale(size));
    }
    cases
}
