//! What can only be seen by running the programs.

mod outcome;
mod program;
mod results;
mod work;

use super::Tally;
use super::build::Built;
pub(super) use outcome::{Count, Outcome};
use spec::Exercise;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;
use work::Work;

/// Runs all that was built, several programs at a time, and adds what is found to the tally.
pub(super) fn run(exercises: &[Exercise], built: &Built, tally: &mut Tally, tell: &dyn Fn(&str)) {
    for (file, finding) in &built.said {
        let owner = exercises.iter().find(|exercise| belongs(file, exercise));
        tally.add(owner, vec![finding.clone()]);
    }
    let mut all: Vec<Work> = exercises
        .iter()
        .flat_map(|exercise| work::of(exercise, built))
        .collect();
    all.sort_by_key(Work::comes_late);
    let total = all.len();
    let queue = Mutex::new(all.iter());
    let (sender, done) = std::sync::mpsc::channel::<(&Work, Outcome, Instant)>();
    thread::scope(|scope| {
        for _ in 0..lanes() {
            let (queue, sender) = (&queue, sender.clone());
            scope.spawn(move || {
                let next = || queue.lock().expect("nobody panics with it").next();
                while let Some(work) = next() {
                    let start = Instant::now();
                    let outcome = work.run();
                    if sender.send((work, outcome, start)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (number, (work, outcome, start)) in (1..).zip(done) {
            let seconds = start.elapsed().as_secs_f64();
            tell(&format!(
                "[{number}/{total}] {work}: {outcome} ({seconds:.1} s)"
            ));
            tally.take(&work.exercise, outcome);
        }
    });
}

/// Most programs wait most of the time: for a gate, or for a deadline.
fn lanes() -> usize {
    thread::available_parallelism().map_or(2, |cores| 2 * cores.get())
}

/// Whether a file is about this exercise.
fn belongs(file: &std::path::Path, exercise: &Exercise) -> bool {
    let name = file.to_string_lossy().replace('\\', "/");
    let own = [
        format!("exercises/{}/", exercise.package),
        format!("solutions/src/{}", exercise.package.replace('-', "_")),
        format!("solutions/tests/{}.rs", exercise.short()),
        format!("crates/spec/src/{}", exercise.short()),
        format!("crates/spec/tests/{}/", exercise.short()),
    ];
    own.iter().any(|own| name.starts_with(own))
}
