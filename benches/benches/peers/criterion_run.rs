//! The cases in Criterion's hands: one benchmark each.

use crate::case::{Case, Sample, TASKS_A_CALL};
use crate::task::{MAP_AUTOMATIC, TASKS, Task, payload_bytes};
use benches::{Look, MachineRecord, Mode, cores, criterion_for};
use criterion::{BenchmarkId, Throughput};
use std::path::Path;
use std::time::Duration;

/// Runs what the command line asks for. Shorter than Criterion would: there are some fifty benchmarks.
pub(crate) fn run(cases: &[Case], folder: &Path, mode: Mode) {
    let mut criterion = criterion_for(folder)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args(); // which may ask for other times
    for group_name in ["dispatch", "startup", "payload"] {
        let mut group = criterion.benchmark_group(group_name);
        for &task in TASKS.iter().filter(|task| task.0 == group_name) {
            group.throughput(an_iteration(task));
            for case in cases.iter().filter(|case| case.task == task) {
                let id = BenchmarkId::new(task.1, case.who);
                run_one(case, folder, mode, |bench| {
                    group.bench_function(id, bench);
                });
            }
        }
        group.finish();
    }
    criterion.final_summary();
}

/// What an iteration is, so that Criterion tells it by the second.
fn an_iteration(task: Task) -> Throughput {
    match task {
        ("payload", _) => Throughput::Bytes(2 * payload_bytes(task) as u64),
        MAP_AUTOMATIC => Throughput::Elements(TASKS_A_CALL),
        _ => Throughput::Elements(1),
    }
}

/// Opens the case when Criterion first asks for it, and not at all if its filter leaves it out.
fn run_one(
    case: &Case,
    folder: &Path,
    mode: Mode,
    bench: impl FnOnce(&mut dyn FnMut(&mut criterion::Bencher<'_>)),
) {
    let mut open: Option<Sample> = None;
    let mut record = MachineRecord::new(&case.id(), 2, cores());
    bench(&mut |bencher| {
        let sample = open.get_or_insert_with(|| {
            if mode == Mode::Measure {
                record.before.push(Look::at_machine(2));
            }
            (case.open)().unwrap_or_else(|error| panic!("{} cannot start: {error}", case.id()))
        });
        bencher.iter_custom(|iterations| {
            sample(iterations).unwrap_or_else(|error| panic!("{} failed: {error}", case.id()))
        });
    });
    if open.is_some() && mode == Mode::Measure {
        record.after.push(Look::at_machine(2));
        eprintln!("{}: {}\n", case.id(), record.sentence());
        if let Err(error) = record.save(folder) {
            eprintln!(
                "{}: what the machine gave is not stored: {error}\n",
                case.id()
            );
        }
    }
}
