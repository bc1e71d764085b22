use super::*;
use course_core::probe::{Call, Census};

const CALLER: Worker = Worker {
    process: 1,
    thread: 1,
};

fn thread(thread: u32) -> Worker {
    Worker { process: 1, thread }
}

fn process(process: u32) -> Worker {
    Worker { process, thread: 1 }
}

fn evidence(workers: &[Worker], peak: usize, rounds: &[(usize, bool)]) -> Evidence {
    let call = |worker: &Worker| Call {
        worker: *worker,
        name: "w".into(),
        item: String::new(),
        start: 0,
        end: Some(1),
    };
    let round = |(inside, filled): &(usize, bool)| Round {
        call: 3,
        begun: 0,
        inside: *inside,
        filled: *filled,
        present: Census::default(),
    };
    Evidence {
        calls: workers.iter().map(call).collect(),
        rounds: rounds.iter().map(round).collect(),
        peak,
    }
}

fn judged(engine: Engine, asked: usize, evidence: &Evidence) -> Option<Verdict> {
    workers(evidence, engine, asked, CALLER)
        .err()
        .map(|finding| finding.verdict)
}

#[test]
fn parallel_work_passes() {
    let two = [thread(2), thread(3), thread(2), thread(3)];
    assert_eq!(
        judged(Engine::Threads, 2, &evidence(&two, 2, &[(2, true)])),
        None
    );
    let two = [process(2), process(3), process(2), process(3)];
    assert_eq!(
        judged(Engine::Processes, 2, &evidence(&two, 2, &[(2, true)])),
        None
    );
}

#[test]
fn the_caller_may_be_one_of_the_threads_but_not_the_only_one() {
    let with_caller = [CALLER, thread(2), CALLER, thread(2)];
    assert_eq!(
        judged(Engine::Threads, 2, &evidence(&with_caller, 2, &[(2, true)])),
        None
    );
    let alone = evidence(&[CALLER, CALLER], 1, &[(1, false)]);
    assert_eq!(
        judged(Engine::Threads, 2, &alone),
        Some(Verdict::Serialised)
    );
    assert_eq!(
        judged(Engine::Processes, 2, &alone),
        Some(Verdict::Serialised)
    );
    assert_eq!(
        judged(
            Engine::Threads,
            1,
            &evidence(&[CALLER, CALLER], 1, &[(1, true)])
        ),
        None
    );
}

#[test]
fn the_wrong_engine() {
    let threads = evidence(
        &[thread(2), thread(3), thread(2), thread(3)],
        2,
        &[(2, true)],
    );
    assert_eq!(
        judged(Engine::Processes, 2, &threads),
        Some(Verdict::WrongEngine)
    );
    let processes = evidence(&[process(2), process(3), process(2)], 2, &[(2, true)]);
    assert_eq!(
        judged(Engine::Threads, 2, &processes),
        Some(Verdict::WrongEngine)
    );
    let mixed = evidence(&[process(2), CALLER, process(2)], 2, &[(2, true)]);
    assert_eq!(
        judged(Engine::Processes, 2, &mixed),
        Some(Verdict::WrongEngine)
    );
}

#[test]
fn serial_work_by_many_and_work_by_too_few() {
    let by_many = evidence(&[thread(2), thread(3), thread(4)], 1, &[(1, false)]);
    assert_eq!(
        judged(Engine::Threads, 2, &by_many),
        Some(Verdict::Serialised)
    );
    let by_one = evidence(&[process(2), process(2), process(2)], 1, &[(1, false)]);
    assert_eq!(
        judged(Engine::Processes, 3, &by_one),
        Some(Verdict::TooFewWorkers)
    );
    let by_two = evidence(&[process(2), process(3), process(2)], 2, &[(2, false)]);
    assert_eq!(
        judged(Engine::Processes, 3, &by_two),
        Some(Verdict::TooFewWorkers)
    );
    let mut rounds = vec![(2, true)];
    rounds.extend([(1, false); PROOF - 1]);
    let workers = [thread(2), thread(3), thread(2)];
    assert_eq!(
        judged(Engine::Threads, 2, &evidence(&workers, 2, &rounds)),
        None,
        "not yet proved"
    );
    rounds.push((1, false));
    let proved = evidence(&workers, 2, &rounds);
    assert_eq!(
        judged(Engine::Threads, 2, &proved),
        Some(Verdict::Serialised)
    );
}

#[test]
fn one_works_and_the_others_are_there() {
    let mut by_one = evidence(&[process(2), process(2)], 1, &[(1, false)]);
    by_one.rounds[0].present = Census {
        processes: 1,
        threads: 2,
    };
    assert_eq!(
        judged(Engine::Processes, 3, &by_one),
        Some(Verdict::TooFewWorkers)
    );
    by_one.rounds[0].present.processes = 3;
    assert_eq!(
        judged(Engine::Processes, 3, &by_one),
        Some(Verdict::Serialised)
    );
}

#[test]
fn too_many() {
    let one_each = evidence(&[thread(2), thread(3), thread(4)], 3, &[(3, true)]);
    assert_eq!(
        judged(Engine::Threads, 2, &one_each),
        Some(Verdict::OneWorkerPerItem)
    );
    let three = evidence(
        &[thread(2), thread(3), thread(4), thread(2)],
        3,
        &[(3, true)],
    );
    assert_eq!(
        judged(Engine::Threads, 2, &three),
        Some(Verdict::TooManyWorkers)
    );
}
