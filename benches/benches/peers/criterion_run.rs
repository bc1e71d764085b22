//! The cases in Criterion's hands: one benchmark each.

use crate::case::{Case, TASKS_A_CALL};
use crate::task::{MAP_AUTOMATIC, TASKS, Task, payload_bytes};
use benches::{Benchmark, Session};
use criterion::Throughput;

/// Runs what the command line asks for.
pub(crate) fn run(cases: &[Case], mut session: Session) {
    for group_name in ["dispatch", "startup", "payload"] {
        let mut group = session.group(group_name);
        for &task in TASKS.iter().filter(|task| task.0 == group_name) {
            group.throughput(an_iteration(task));
            for case in cases.iter().filter(|case| case.task == task) {
                // All but the payload's have two workers; two threads are looked at beside that, too.
                let benchmark = Benchmark::by_peer(task.1, case.who, 2);
                group.bench(benchmark, || (case.open)());
            }
        }
        group.finish();
    }
    session.finish();
}

/// What an iteration is, so that Criterion tells it by the second.
fn an_iteration(task: Task) -> Throughput {
    match task {
        ("payload", _) => Throughput::Bytes(2 * payload_bytes(task) as u64),
        MAP_AUTOMATIC => Throughput::Elements(TASKS_A_CALL),
        _ => Throughput::Elements(1),
    }
}
